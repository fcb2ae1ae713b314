-- What was asked for, and the pictures that came of it. Rows are written by advance_generation alone.

create type public.generation_status as enum ('pending', 'succeeded', 'failed');

create table public.generations (
  -- Made by the browser before the request is sent: the idempotency key.
  id uuid primary key,
  -- A profile's id; null once the account is gone, and the prompt goes with it. No foreign key: `reserve` has just
  -- debited the profile, whose lock is the place where a person's requests queue, and the key would lock it again.
  -- The trigger at the end of this file takes the owner away.
  user_id uuid,
  prompt text,
  model text not null,
  params jsonb not null,
  -- sha256 of the parsed input's canonical JSON: tells a repeat from another request with the same id.
  input_hash text not null,
  -- The storage key of each picture, fixed here so that an upload can be repeated. 128 random bits each:
  -- the bucket is public by address, so an address must say nothing and be impossible to guess.
  image_keys text[] not null,
  cost int not null,
  -- Pixels of all pictures together: what the provider bills by.
  pixels int not null,
  charged_count int not null default 0,
  filtered_count int not null default 0,
  failed_count int not null default 0,
  -- Pictures that were stored and have left the trash for good.
  purged_count int not null default 0,
  -- Whether somebody else than the request that began it had to finish it.
  rescued boolean not null default false,
  status public.generation_status not null default 'pending',
  fal_request_id text,
  -- Whoever holds the lease talks to the provider; the others wait on the row.
  lease_until timestamptz,
  lease_holder uuid,
  deadline timestamptz not null,
  error_code text,
  created_at timestamptz not null default now(),
  submitted_at timestamptz,
  finished_at timestamptz,
  -- When the request id came after the credits had gone back: what was made is still to be fetched, free.
  late_since timestamptz
);
comment on table public.generations is 'Requests for pictures: what was asked, where it stands, what it cost.';

-- Partial: half of its entries would be of generations that were just reserved.
create unique index generations_fal_request on public.generations (fal_request_id) where fal_request_id is not null;
create index generations_of_user on public.generations (user_id, created_at desc, id desc);
-- What a generation must be like, in one function for the ledger's reason.
create function private.generation_is_sound(p_generation public.generations) returns boolean
language plpgsql immutable set search_path = ''
as $$
declare
  v_asked int := cardinality(p_generation.image_keys);
begin
  return v_asked between 1 and 4
    and p_generation.pixels > 0
    -- A whole price a picture.
    and p_generation.cost > 0 and p_generation.cost % v_asked = 0
    -- Nobody's has no words, and somebody's has some.
    and (p_generation.user_id is null or p_generation.prompt is not null)
    and (p_generation.prompt is null or char_length(p_generation.prompt) between 1 and 2000)
    and p_generation.charged_count >= 0 and p_generation.filtered_count >= 0 and p_generation.failed_count >= 0
    and p_generation.charged_count + p_generation.filtered_count + p_generation.failed_count <= v_asked
    -- Only what has ended has an end, only a success is charged, and a failure has its reason.
    and (p_generation.status = 'pending') = (p_generation.finished_at is null)
    and (p_generation.status = 'succeeded' or p_generation.charged_count = 0)
    and (p_generation.status = 'failed') = (p_generation.error_code is not null);
end;
$$;

alter table public.generations
  add constraint generation_is_sound check (private.generation_is_sound(generations));

-- What is open is little, of one person and of all together: the reaper looks through all of it.
create index generations_open_of_user on public.generations (user_id) where status = 'pending';
create index generations_late on public.generations (late_since) where late_since is not null;
create index generations_ownerless on public.generations (created_at) where user_id is null;
-- Rows are appended in the order of time, so that a few pages of BRIN find those of a day.
create index generations_of_day on public.generations using brin (created_at);

create table public.generated_images (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  generation_id uuid not null references public.generations (id) on delete cascade,
  -- 0-based place among the pictures that were asked for. Pictures that were filtered leave a gap.
  position int not null check (position >= 0),
  prompt text not null,
  image_url text not null,
  -- The truth; image_url is the public address made from it.
  storage_path text not null unique,
  thumb_path text unique,
  width int not null check (width > 0),
  height int not null check (height > 0),
  bytes int not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Digits: Fal's seeds exceed 2^53, where a JSON number loses some.
  seed text check (seed ~ '^[0-9]+$'),
  model text not null,
  style text,
  alt_text text check (char_length(alt_text) <= 2000),
  thumbhash text,
  is_favorite boolean not null default false,
  deleted_at timestamptz,
  -- From here on it cannot be taken back.
  purging_at timestamptz,
  created_at timestamptz not null default now(),
  unique (generation_id, position),
  constraint only_trash_is_purged check (purging_at is null or deleted_at is not null)
);
comment on table public.generated_images is 'Stored pictures. The object at storage_path is what the provider made, byte for byte.';

create index generated_images_gallery on public.generated_images (user_id, created_at desc, id desc)
  where deleted_at is null;
create index generated_images_trash on public.generated_images (deleted_at) where deleted_at is not null;
create index generated_images_of_user on public.generated_images (user_id);

alter table public.generations enable row level security;
alter table public.generated_images enable row level security;

create policy "People read their own generations"
  on public.generations for select to authenticated using (user_id = (select auth.uid()));
create policy "People read their own pictures"
  on public.generated_images for select to authenticated using (user_id = (select auth.uid()));
create policy "People mark and describe their own pictures"
  on public.generated_images for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

grant select (id, user_id, prompt, model, params, cost, charged_count, filtered_count, failed_count, purged_count, rescued,
              status, error_code, deadline, created_at, submitted_at, finished_at)
  on public.generations to authenticated;
grant select (id, user_id, generation_id, position, prompt, image_url, storage_path, thumb_path, width, height,
              bytes, sha256, seed, model, style, alt_text, thumbhash, is_favorite, deleted_at, created_at)
  on public.generated_images to authenticated;
grant update (is_favorite, alt_text) on public.generated_images to authenticated;
grant select on public.generations, public.generated_images to service_role;

-- When a person goes, their words go with them; what is still being drawn is ended by its next event.
create function private.forget_generations() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.generations set user_id = null, prompt = null, late_since = null where user_id = old.id;
  return old;
end;
$$;

create trigger profiles_forget_generations before delete on public.profiles
  for each row execute function private.forget_generations();

-- A generation remembers how many of its pictures are gone, so that its charge still adds up.
create function private.count_purged_image() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.generations set purged_count = purged_count + 1 where id = old.generation_id;
  return old;
end;
$$;

create trigger generated_images_count_purged after delete on public.generated_images
  for each row execute function private.count_purged_image();
