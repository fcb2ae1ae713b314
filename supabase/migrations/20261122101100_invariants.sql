-- What must always hold, as one query over the whole database: it returns no row while the books are right.

create function private.broken_invariants() returns table (invariant text, subject text, detail text)
language sql stable set search_path = ''
as $$
  -- I1: a balance is the sum of its ledger. A deleted account's ledger was closed at nothing.
  select 'I1', coalesce(p.id, l.account_id)::text,
         format('balance %s, ledger %s', coalesce(p.credits, 0), coalesce(l.total, 0))
  from public.profiles p
  full join (
    select account_id, sum(delta) as total from public.credit_ledger group by account_id
  ) l on l.account_id = p.id
  where coalesce(p.credits, 0) <> coalesce(l.total, 0)
    -- What a deleted account still holds is forfeited by the next event of its generation.
    and (p.id is not null or not exists (
      select from public.credit_ledger h join public.generations g on g.id = h.generation_id
      where h.account_id = l.account_id and h.kind = 'hold' and g.status = 'pending'
    ))

  union all
  -- I2: no balance is below zero.
  select 'I2', id::text, format('balance %s', credits) from public.profiles where credits < 0

  union all
  -- I3: one hold, at most one release, and once finished they come to what was charged.
  select 'I3', g.id::text, format('%s, %s charged, %s holds, %s moved', g.status, g.charged_count, l.holds, l.moved)
  from public.generations g
  left join (
    select generation_id,
           count(*) filter (where kind = 'hold') as holds,
           count(*) filter (where kind = 'release') as releases,
           coalesce(sum(delta) filter (where kind in ('hold', 'release')), 0) as moved
    from public.credit_ledger where generation_id is not null group by generation_id
  ) l on l.generation_id = g.id
  where l.holds is distinct from 1 or l.releases > 1
     or l.moved <> case
       when g.status = 'pending' then -g.cost
       else -g.cost / cardinality(g.image_keys) * g.charged_count
     end

  union all
  -- I3: a picture for each that was charged, and none for a generation that did not succeed.
  select 'I3', g.id::text, format('%s charged, %s pictures', g.charged_count, coalesce(i.pictures, 0))
  from public.generations g
  left join (
    select generation_id, count(*) as pictures from public.generated_images group by generation_id
  ) i on i.generation_id = g.id
  where (g.charged_count > coalesce(i.pictures, 0) + g.purged_count and g.user_id is not null) or (g.status <> 'succeeded' and i.pictures > 0)

  union all
  -- I4: what came in is what is there, what was spent and what is held.
  select 'I4', 'all', format('in %s, there %s, spent %s, held %s', came.credits, there.credits, spent.credits, held.credits)
  from
    (select coalesce(sum(delta), 0) as credits from public.credit_ledger where kind not in ('hold', 'release')) came,
    (select coalesce(sum(credits), 0) as credits from public.profiles) there,
    -- Of generations that were swept after their account was deleted, the ledger alone remembers.
    (select (select coalesce(sum(cost / cardinality(image_keys) * charged_count), 0) from public.generations)
       - (select coalesce(sum(l.delta), 0) from public.credit_ledger l
          where l.kind in ('hold', 'release')
            and not exists (select from public.generations g where g.id = l.generation_id)
            and not exists (select from public.profiles p where p.id = l.account_id)) as credits) spent,
    (select coalesce(sum(cost), 0) as credits from public.generations where status = 'pending') held
  where came.credits <> there.credits + spent.credits + held.credits

  union all
  -- I5: a picture has its object, with the size that its row tells. What leaves the trash loses the object first.
  select 'I5', i.id::text, format('%s bytes, stored %s', i.bytes, coalesce(o.metadata ->> 'size', 'nothing'))
  from public.generated_images i
  left join storage.objects o on o.bucket_id = 'generated-images' and o.name = i.storage_path
  where i.purging_at is null and (o.metadata ->> 'size')::bigint is distinct from i.bytes

  union all
  -- I5: an object has its picture, unless it is young or its generation is not at its end.
  select 'I5', o.name, format('stored at %s without a picture', o.created_at)
  from storage.objects o
  where o.bucket_id = 'generated-images' and o.created_at < now() - interval '15 minutes'
    and private.is_orphan(o.name)

  union all
  -- I6: what nobody can know anything more about has been ended: a minute past its deadline at the latest.
  select 'I6', id::text, format('pending since %s without a request', created_at)
  from public.generations
  where status = 'pending' and fal_request_id is null and deadline < clock_timestamp() - interval '1 minute'

  union all
  -- I6, an alarm: the provider took it and has said nothing in half an hour. A person must look.
  select 'I6', id::text, format('pending since %s, request %s', submitted_at, fal_request_id)
  from public.generations
  where status = 'pending' and fal_request_id is not null and created_at < clock_timestamp() - interval '30 minutes';
$$;
comment on function private.broken_invariants is 'Everything that is wrong with the books; no row while they are right.';
