-- What the reaper is given to do, and what it must leave alone.
begin;
select plan(41);

insert into auth.users (id, email, email_confirmed_at) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now()),
  ('00000000-0000-4000-8000-00000000000b', 'bea@example.com', now());
update public.app_settings set max_open_generations = 100;

create function pg_temp.gen(p_n int) returns uuid language sql immutable as $$
  select ('10000000-0000-4000-8000-' || lpad(p_n::text, 12, '0'))::uuid;
$$;
create function pg_temp.send(p_n int, p_event text, p_input jsonb default '{}') returns text language sql as $$
  select public.advance_generation(pg_temp.gen(p_n), p_event, p_input) ->> 'outcome';
$$;
create function pg_temp.held(p_n int, p_who text default 'a') returns text language sql as $$
  select pg_temp.send(p_n, 'reserve', jsonb_build_object(
    'user_id', '00000000-0000-4000-8000-00000000000' || p_who, 'prompt', 'a cat', 'model', 'm', 'pixels', 2000000,
    'params', '{"num_images": 1, "output_format": "jpeg"}'::jsonb, 'input_hash', 'h'));
$$;
create function pg_temp.submitted(p_n int) returns text language sql as $$
  select pg_temp.held(p_n);
  select pg_temp.send(p_n, 'submitted', jsonb_build_object('request_id', 'r' || p_n, 'holder', '20000000-0000-4000-8000-000000000001'));
$$;
create function pg_temp.finished(p_n int) returns text language sql as $$
  select pg_temp.submitted(p_n);
  insert into storage.objects (bucket_id, name, metadata, created_at)
  select 'generated-images', image_keys[1] || '.jpg', '{"size": 9}', now() - interval '1 hour'
  from public.generations where id = pg_temp.gen(p_n);
  select pg_temp.send(p_n, 'succeeded', (
    select jsonb_build_object('filtered', 0, 'failed', 0, 'images', jsonb_build_array(jsonb_build_object(
      'position', 0, 'storage_path', image_keys[1] || '.jpg', 'image_url', 'https://x.example', 'width', 1, 'height', 1,
      'bytes', 9, 'sha256', repeat('0', 64))))
    from public.generations where id = pg_temp.gen(p_n)));
$$;
create function pg_temp.due(p_limit int default 10) returns int[] language sql as $$
  select array_agg(right(it #>> '{generation,id}', 12)::int order by n)
  from jsonb_array_elements(public.due_generations(p_limit, '20000000-0000-4000-8000-00000000000f')) with ordinality as d (it, n);
$$;
create function pg_temp.name_of(p_n int) returns text language sql as $$
  select image_keys[1] || '.jpg' from public.generations where id = pg_temp.gen(p_n);
$$;

-- Due generations
select from pg_temp.held(1);
select from pg_temp.submitted(2);
select is(pg_temp.due(), null, 'nothing is due while requests are under way');
update public.generations set deadline = clock_timestamp() where id = pg_temp.gen(1);
select is(pg_temp.due(), null, 'one whose submit nobody can know is nothing to ask the provider about');
update public.generations set lease_until = clock_timestamp() where id = pg_temp.gen(2);
select is(pg_temp.due(), array[2], 'one whose lease ran out is due at once');
update public.generations set lease_until = null, submitted_at = now() - interval '31 seconds' where id = pg_temp.gen(2);
select is(pg_temp.due(), array[2], 'so is one that nobody ever leased, a lease''s time after its submit');
select is(pg_temp.due(), null, 'and is leased to whom it was given');
update public.generations set lease_until = null where id = pg_temp.gen(2);
select is(pg_temp.due(0), null, 'a batch has its limit');
select is(
  (select it ->> 'outcome' from jsonb_array_elements(public.due_generations(1, '20000000-0000-4000-8000-00000000000f')) as d (it)), 'due',
  'each comes as an answer of the state machine'
);
select is(public.expire_generations(10), 1, 'at its deadline it is ended, unasked');
select is((select error_code from public.generations where id = pg_temp.gen(1)), 'expired', 'as expired');
select is(public.expire_generations(10), 0, 'once');
select from pg_temp.send(1, 'submitted', '{"request_id": "r1"}');
update public.generations set submitted_at = now() - interval '31 seconds' where id = pg_temp.gen(1);
update public.generations set lease_until = now() - interval '1 hour' where id = pg_temp.gen(2);
select is(pg_temp.due(1), array[1], 'a request id that came late brings it back, never tried first');
select is(pg_temp.due(1), array[2], 'and a try makes room for others');
update public.generations set lease_until = now() - interval '1 minute' * right(id::text, 1)::int where id in (pg_temp.gen(1), pg_temp.gen(2));
select is(pg_temp.due(), array[2, 1], 'it is tried again after a lease''s time');
update public.generations set late_since = now() - interval '25 hours' where id = pg_temp.gen(1);
select from public.expire_generations(10);
select is((select late_since from public.generations where id = pg_temp.gen(1)), null, 'for a day');
select from pg_temp.send(2, 'failed', '{"error_code": "provider_failed"}');

-- Deleted accounts
select from pg_temp.held(3, 'b');
delete from auth.users where email = 'bea@example.com';
select is(public.expire_generations(10), 1, 'what a deleted account had begun is ended');
select is((select status::text from public.generations where id = pg_temp.gen(3)), 'failed', 'at once');
select is(public.forget_ownerless(10), 0, 'it is kept for webhooks that come late');
update public.generations set finished_at = now() - interval '25 hours' where id = pg_temp.gen(3);
select is(public.forget_ownerless(10), 1, 'and forgotten a day later');
select is((select count(*)::int from private.broken_invariants()), 0, 'with the books still right');

-- Trash
select from generate_series(4, 6) as n, lateral pg_temp.finished(n);
update public.generated_images set deleted_at = now() - interval '7 days' where generation_id = pg_temp.gen(4);
update public.generated_images set deleted_at = now() - interval '6 days' where generation_id = pg_temp.gen(5);
select results_eq(
  'select storage_path, thumb_path from public.claim_trash(10)', $$select pg_temp.name_of(4), null::text$$,
  'what was seven days in the trash is claimed, nothing else'
);
select is((select count(*)::int from public.claim_trash(10)), 0, 'by one');
update public.generated_images set purging_at = now() - interval '6 minutes' where generation_id = pg_temp.gen(4);
select is((select count(*)::int from public.claim_trash(10)), 1, 'unless that one died');
select is(public.delete_trash((select array_agg(id) from public.generated_images)), 1, 'only claimed rows are deleted');
select is(public.delete_trash((select array_agg(id) from public.generated_images)), 0, 'once');
select is((select purged_count from public.generations where id = pg_temp.gen(4)), 1, 'which its generation remembers');
select is(
  (select array_agg(subject) from private.broken_invariants()), array[pg_temp.name_of(4)],
  'an object that was not removed before its row is noticed'
);

-- Orphans
select results_eq('select public.next_orphans(100)', 'select pg_temp.name_of(4)', 'an object whose row is gone is an orphan');
update private.reaper_state set swept_to = '';
insert into storage.objects (bucket_id, name, created_at) values
  ('generated-images', '/0-old.jpg', now() - interval '11 minutes'), ('generated-images', '/1-young.jpg', now() - interval '9 minutes');
select results_eq('select public.next_orphans(1)', $$values ('/0-old.jpg')$$, 'the sweep goes by name');
select is((select swept_to from private.reaper_state), '/0-old.jpg', 'and remembers how far it came');
select is((select count(*)::int from public.next_orphans(1)), 0, 'young objects are left alone');
update private.reaper_state set swept_to = 'zzz';
select is((select count(*)::int from public.next_orphans(10)), 0, 'at the end there is nothing');
select is((select swept_to from private.reaper_state), '', 'and it begins anew');
select from pg_temp.submitted(7);
insert into storage.objects (bucket_id, name, created_at) values ('generated-images', pg_temp.name_of(7), now() - interval '1 hour');
select is(
  (select count(*)::int from public.next_orphans(100) as name where name = pg_temp.name_of(7)), 0,
  'objects of open generations are left alone'
);
insert into storage.objects (bucket_id, name, created_at) values ('generated-images', '/thumb.webp', now() - interval '1 hour');
update private.reaper_state set swept_to = '';
update public.generated_images set thumb_path = '/thumb.webp' where generation_id = pg_temp.gen(5);
select is(
  (select count(*)::int from public.next_orphans(100) as name where name = '/thumb.webp'), 0, 'thumbnails have a picture'
);

-- The day's budget
select is(public.keep_budget(), false, 'without a budget there is no end to it');
update public.app_settings set daily_budget_usd = 0.04;
-- Drawn or perhaps drawn today: 4, 5, 6 and 7 and the expired 1 and the failed 2, of 2 megapixels each.
select is(private.spent_today(), 0.036000, 'today''s pictures are counted by their pixels');
select is(public.keep_budget(), false, 'below it all goes on');
select from pg_temp.held(11);
select from pg_temp.send(11, 'failed', '{"error_code": "prompt_rejected"}');
select is(private.spent_today(), 0.036000, 'what was proven never to have been drawn is not counted');
select from generate_series(8, 9) as n, lateral pg_temp.held(n);
select is(public.keep_budget(), true, 'at its end drawing pauses');
select is(pg_temp.held(10), 'paused', 'for everybody');
update public.generations set created_at = created_at - interval '1 day';
select is(public.keep_budget(), false, 'and goes on the next day');

select * from finish();
rollback;
