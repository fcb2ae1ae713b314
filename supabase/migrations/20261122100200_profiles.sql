-- People: one profile for each user of Supabase Auth, and who may operate the site.

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text,
  -- The running sum of the account's ledger. Only the functions of the ledger write it.
  credits int not null default 0 check (credits >= 0),
  display_name text check (char_length(display_name) between 1 and 60),
  preferences jsonb not null default '{}'
    check (jsonb_typeof(preferences) = 'object' and pg_column_size(preferences) <= 4096),
  blocked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.profiles is 'A person''s account: balance, name, defaults.';

create table public.user_roles (
  user_id uuid not null references public.profiles (id) on delete cascade,
  role text not null check (role in ('operator')),
  created_at timestamptz not null default now(),
  primary key (user_id, role)
);
comment on table public.user_roles is 'Who may operate the site. In a table, since a token lives longer than a role.';

alter table public.profiles enable row level security;
alter table public.user_roles enable row level security;

create policy "People read their own profile"
  on public.profiles for select to authenticated using (id = (select auth.uid()));
create policy "People change their own profile"
  on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));
create policy "People read their own roles"
  on public.user_roles for select to authenticated using (user_id = (select auth.uid()));

grant select (id, email, credits, display_name, preferences, created_at, updated_at)
  on public.profiles to authenticated;
-- RLS cannot keep a column from being written; this grant does.
grant update (display_name, preferences) on public.profiles to authenticated;
grant select on public.user_roles to authenticated;
grant select on public.profiles, public.user_roles to service_role;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

create trigger profiles_touch before update of display_name, preferences on public.profiles
  for each row execute function private.touch_updated_at();
create trigger app_settings_touch before update on public.app_settings
  for each row execute function private.touch_updated_at();

-- Triggers on auth.users run as supabase_auth_admin, which may not write here: hence `security definer`.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (id, email) values (new.id, new.email) on conflict (id) do nothing;
  return new;
end;
$$;

create function private.follow_email() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.profiles set email = new.email where id = new.id;
  return new;
end;
$$;

-- Postgres fires triggers of one event by name: the profile must stand before welcome credits are given.
create trigger easel_1_create_profile after insert on auth.users
  for each row execute function private.create_profile();
create trigger easel_1_follow_email after update of email on auth.users
  for each row when (old.email is distinct from new.email) execute function private.follow_email();

-- People who signed up before Easel was installed in this project.
insert into public.profiles (id, email)
select id, email from auth.users
on conflict (id) do nothing;
