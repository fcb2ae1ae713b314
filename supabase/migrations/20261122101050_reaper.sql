-- What the edge function `reap` asks for and reports: due generations, expired trash, orphaned objects, the
-- day's budget. Each call takes a small batch, so that one reap stays within the limits of a hosted function.

create table private.reaper_state (
  id boolean primary key default true check (id),
  -- The sweep for orphans goes through the objects by name, a part each time, and begins anew at the end.
  swept_to text not null default ''
);
comment on table private.reaper_state is 'How far the reaper''s sweep has come.';

insert into private.reaper_state default values;

-- Ends what no provider need be asked about: generations without a request id at their deadline, and those of deleted
-- accounts. Returns how many. A batch of them costs a batch of rows, so that an outage is worked off quickly.
create function public.expire_generations(p_limit int) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid;
  v_count int := 0;
begin
  for v_id in
    select id from public.generations
    where status = 'pending'
      and (user_id is null or (fal_request_id is null and deadline <= clock_timestamp()))
    order by deadline
    limit p_limit
  loop
    perform public.advance_generation(v_id, 'deadline');
    v_count := v_count + 1;
  end loop;
  -- What came late is waited for a day.
  update public.generations set late_since = null where late_since <= clock_timestamp() - interval '1 day';
  return v_count;
end;
$$;

-- Generations that the provider knows and nobody seems to be working on, in the form of the answers of
-- advance_generation: those whose request died with its lease, and pictures that came late. Each is leased to
-- p_holder by that, also the late ones, so that calls at once get different ones and the next call gets others. Those
-- that were tried longest ago come first: a few that are stuck keep nobody waiting.
create function public.due_generations(p_limit int, p_holder uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_now timestamptz := clock_timestamp();
  v_lease interval := (select lease_duration from public.app_settings);
  v_due uuid[];
begin
  select coalesce(array_agg(id), '{}') into v_due from (
    select id from public.generations
    where user_id is not null and fal_request_id is not null and (status = 'pending' or late_since is not null)
      and coalesce(lease_until, submitted_at + v_lease) <= v_now
    order by lease_until nulls first
    limit p_limit
    for update skip locked
  ) due;
  update public.generations set lease_holder = p_holder, lease_until = v_now + v_lease where id = any(v_due);
  return (
    select coalesce(jsonb_agg(private.generation_answer('due', id) order by place), '[]')
    from unnest(v_due) with ordinality as due (id, place)
  );
end;
$$;

-- Takes pictures whose time in the trash is over. From here on they cannot be taken back; who claimed them has
-- five minutes to remove their objects and to report it, then another may.
create function public.claim_trash(p_limit int) returns table (id uuid, storage_path text, thumb_path text)
language sql security definer set search_path = ''
as $$
  update public.generated_images i set purging_at = clock_timestamp()
  where i.id in (
    select t.id from public.generated_images t
    where t.deleted_at <= clock_timestamp() - (select trash_duration from public.app_settings)
      and (t.purging_at is null or t.purging_at < clock_timestamp() - interval '5 minutes')
    order by t.deleted_at
    limit p_limit
    for update skip locked
  )
  returning i.id, i.storage_path, i.thumb_path;
$$;

-- Removes the rows of claimed pictures whose objects are gone. Returns how many. Locks in the order of everything else
-- (profile, generation), then in the order of ids: deleting counts on the generation, and an account may be going.
create function public.delete_trash(p_ids uuid[]) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_count int;
begin
  perform from public.profiles
  where id in (select user_id from public.generated_images where id = any(p_ids))
  order by id for no key update;
  perform from public.generations
  where id in (select generation_id from public.generated_images where id = any(p_ids))
  order by id for update;
  delete from public.generated_images where id = any(p_ids) and purging_at is not null;
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

-- Whether an object is nobody's: no picture has it, and no generation that may still get it is open.
create function private.is_orphan(p_name text) returns boolean
language sql stable set search_path = ''
as $$
  select not exists (select from public.generated_images where storage_path = p_name)
    and not exists (select from public.generated_images where thumb_path = p_name)
    and not exists (
      select from public.generations
      where (status = 'pending' or late_since is not null) and split_part(p_name, '.', 1) = any(image_keys)
    );
$$;

-- The next orphans by name among p_scan objects. Objects younger than ten minutes are left alone: longer than any
-- function may run, so that nobody is about to write the row of an older one.
create function public.next_orphans(p_scan int) returns setof text
language plpgsql security definer set search_path = ''
as $$
declare
  v_from text;
  v_to text;
begin
  select swept_to into v_from from private.reaper_state for update;
  select max(name) into v_to from (
    select name from storage.objects where bucket_id = 'generated-images' and name > v_from
    order by name limit p_scan
  ) part;
  update private.reaper_state set swept_to = coalesce(v_to, '') where id;

  return query
  select o.name from storage.objects o
  where o.bucket_id = 'generated-images' and o.name > v_from and o.name <= v_to
    and o.created_at < now() - interval '10 minutes' and private.is_orphan(o.name);
end;
$$;

-- Generations of deleted accounts are kept for a day, for webhooks that come late, and then forgotten.
create function public.forget_ownerless(p_limit int) returns int
language sql security definer set search_path = ''
as $$
  with gone as (
    delete from public.generations where id in (
      select id from public.generations
      where user_id is null and status <> 'pending' and finished_at < now() - interval '1 day'
      limit p_limit
    )
    returning 1
  )
  select count(*)::int from gone;
$$;

-- What the provider may bill for today (UTC): everything but what it proved not to have drawn.
create function private.spent_today() returns numeric
language sql stable set search_path = ''
as $$
  select coalesce(sum(g.pixels), 0) / 1000000.0 * max(s.usd_per_megapixel)
  from public.app_settings s
  left join public.generations g
    on g.created_at >= date_trunc('day', now(), 'UTC')
    and (g.status <> 'failed' or g.submitted_at is not null or g.error_code = 'expired');
$$;

-- Keeps the flag that reserving looks at. Returns whether the day's budget is used up.
create function public.keep_budget() returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_over boolean;
begin
  select daily_budget_usd is not null and private.spent_today() >= daily_budget_usd into strict v_over
  from public.app_settings;
  -- Only when it changes: every reserve reads this row.
  update public.app_settings set over_budget = v_over where over_budget <> v_over;
  return v_over;
end;
$$;

revoke execute on function
  public.expire_generations(int), public.due_generations(int, uuid), public.claim_trash(int), public.delete_trash(uuid[]), public.next_orphans(int),
  public.forget_ownerless(int), public.keep_budget()
from public, anon, authenticated;
grant execute on function
  public.expire_generations(int), public.due_generations(int, uuid), public.claim_trash(int), public.delete_trash(uuid[]), public.next_orphans(int),
  public.forget_ownerless(int), public.keep_budget()
to service_role;
