-- Every row of the state table: event, state, new state, ledger, outcome.
begin;
select plan(93);

insert into auth.users (id, email, email_confirmed_at)
values ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now());
update public.profiles set credits = credits + 990;
insert into public.credit_ledger (account_id, delta, kind) values ('00000000-0000-4000-8000-00000000000a', 990, 'grant');
update public.app_settings set max_open_generations = 100, max_generations_per_minute = 1000;

create function pg_temp.gen(p_n int) returns uuid language sql immutable as $$
  select ('10000000-0000-4000-8000-' || lpad(p_n::text, 12, '0'))::uuid;
$$;
create function pg_temp.send(p_n int, p_event text, p_input jsonb default '{}') returns text language sql as $$
  select public.advance_generation(pg_temp.gen(p_n), p_event, p_input) ->> 'outcome';
$$;
-- A generation of p_images pictures at two credits each, without a request id (R) or with one (S).
create function pg_temp.held(p_n int, p_images int default 2) returns text language plpgsql as $$
begin
  update public.app_settings set price_per_image = 2;
  return pg_temp.send(p_n, 'reserve', jsonb_build_object(
    'user_id', '00000000-0000-4000-8000-00000000000a', 'prompt', 'a cat', 'model', 'fal-ai/flux/schnell',
    'params', jsonb_build_object('num_images', p_images, 'output_format', 'png', 'style', 'ink'),
    'pixels', 1048576, 'input_hash', 'h'));
end;
$$;
create function pg_temp.submitted(p_n int, p_images int default 2) returns text language sql as $$
  select pg_temp.held(p_n, p_images);
  select pg_temp.send(p_n, 'submitted', jsonb_build_object('request_id', 'r' || p_n));
$$;
create function pg_temp.good(p_n int, variadic p_positions int[]) returns jsonb language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'position', p, 'storage_path', g.image_keys[p + 1] || '.png', 'image_url', 'https://x.example/' || p,
    'width', 64, 'height', 64, 'bytes', 100, 'sha256', repeat('a', 64), 'seed', '18446744073709551557')), '[]')
  from public.generations g, unnest(p_positions) as p where g.id = pg_temp.gen(p_n);
$$;
create function pg_temp.succeed(p_n int, p_filtered int, p_failed int, variadic p_positions int[] default '{}') returns text
language sql as $$
  select pg_temp.send(p_n, 'succeeded', jsonb_build_object(
    'images', pg_temp.good(p_n, variadic p_positions), 'filtered', p_filtered, 'failed', p_failed));
$$;
create function pg_temp.state(p_n int) returns text language sql as $$
  select status || coalesce(' ' || error_code, '') || ' charged ' || charged_count
    || ' moved ' || (select sum(delta) from public.credit_ledger where generation_id = g.id)
  from public.generations g where id = pg_temp.gen(p_n);
$$;
create function pg_temp.make_due(p_n int) returns void language sql as $$
  update public.generations set deadline = now() - interval '1 second' where id = pg_temp.gen(p_n);
$$;

-- claim
select from pg_temp.held(1);
select is(pg_temp.send(1, 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}'), 'leased', 'claim of R: leased to one');
select is(pg_temp.send(1, 'claim', '{"holder": "20000000-0000-4000-8000-000000000002"}'), 'busy', 'the others are told that it is busy');
select is(pg_temp.send(1, 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}'), 'leased', 'the holder renews');
update public.generations set lease_until = clock_timestamp() - interval '1 ms' where id = pg_temp.gen(1);
select is(pg_temp.send(1, 'claim', '{"holder": "20000000-0000-4000-8000-000000000002"}'), 'leased', 'a lease that ran out is taken over');
select throws_ok($$select pg_temp.send(1, 'claim')$$, '22023', null, 'a lease has a holder');

-- submitted
select is(pg_temp.send(1, 'submitted', '{"request_id": "r1"}'), 'ok', 'submitted: R becomes S');
select is(
  (select deadline - created_at from public.generations where id = pg_temp.gen(1)), interval '10 minutes',
  'and has ten minutes from its beginning'
);
select is(pg_temp.send(1, 'submitted', '{"request_id": "r1"}'), 'ok', 'submitted again with the same request');
select is(pg_temp.send(1, 'submitted', '{"request_id": "r2"}'), 'request_conflict', 'a different request is a conflict');
select from pg_temp.held(2);
select is(pg_temp.send(2, 'submitted', '{"request_id": "r1"}'), 'request_conflict', 'another generation''s request too');
select throws_ok($$select pg_temp.send(2, 'submitted')$$, '22023', null, 'a request has an id');

-- submitted, by one who wants the lease with it
select from pg_temp.held(20);
select is(
  pg_temp.send(20, 'submitted', '{"request_id": "r20", "holder": "20000000-0000-4000-8000-000000000001"}'), 'ok',
  'submitted with a holder'
);
select is(pg_temp.send(20, 'claim', '{"holder": "20000000-0000-4000-8000-000000000002"}'), 'busy', 'gives the lease to the holder');
select is(
  pg_temp.send(20, 'submitted', '{"request_id": "r20", "holder": "20000000-0000-4000-8000-000000000002"}'), 'ok',
  'submitted again by another'
);
select is(pg_temp.send(20, 'claim', '{"holder": "20000000-0000-4000-8000-000000000002"}'), 'busy', 'takes it from nobody');

select is(pg_temp.held(20), 'pending', 'reserve in S');

-- succeeded, all good
select is(pg_temp.succeed(1, 0, 0, 0, 1), 'ok', 'succeeded with all');
select is(pg_temp.state(1), 'succeeded charged 2 moved -4', 'charges all');
select results_eq(
  $$select i.position, i.prompt, i.style, i.seed, i.storage_path = g.image_keys[i.position + 1] || '.png'
    from public.generated_images i join public.generations g on g.id = i.generation_id
    where g.id = pg_temp.gen(1) order by i.position$$,
  $$values (0, 'a cat', 'ink', '18446744073709551557', true), (1, 'a cat', 'ink', '18446744073709551557', true)$$,
  'and leaves a row a picture'
);
select results_eq(
  $$select position from public.generated_images where generation_id = pg_temp.gen(1) order by created_at desc$$,
  'values (0), (1)', 'which are in their order when the newest come first'
);
select is(pg_temp.succeed(1, 0, 0, 0, 1), 'already_succeeded', 'succeeded again');
select is(pg_temp.send(1, 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}'), 'already_succeeded', 'claim when succeeded');
select is(pg_temp.send(1, 'failed', '{"error_code": "provider_failed"}'), 'already_succeeded', 'failed when succeeded');
select is(pg_temp.send(1, 'deadline'), 'already_succeeded', 'deadline when succeeded');
select is(pg_temp.send(1, 'submitted', '{"request_id": "r1"}'), 'already_succeeded', 'submitted when succeeded');
select is(pg_temp.send(1, 'submitted', '{"request_id": "r9"}'), 'request_conflict', 'a different request when succeeded');
select is(pg_temp.held(1), 'succeeded', 'reserve when succeeded');
select is(pg_temp.state(1), 'succeeded charged 2 moved -4', 'none of which moves anything');

-- succeeded, by another than the request
select is((select rescued from public.generations where id = pg_temp.gen(1)), false, 'what its request finished was not rescued');
select is(
  pg_temp.send(20, 'succeeded', jsonb_build_object('images', pg_temp.good(20, 0, 1), 'filtered', 0, 'failed', 0, 'rescued', true)),
  'ok', 'succeeded by a rescuer'
);
select is((select rescued from public.generations where id = pg_temp.gen(20)), true, 'says that it was rescued');

-- succeeded, partly
select from pg_temp.submitted(3, 4);
select is(pg_temp.succeed(3, 1, 1, 0, 3), 'partial', 'succeeded with some');
select is(pg_temp.state(3), 'succeeded charged 2 moved -4', 'charges those alone');
select results_eq(
  $$select filtered_count, failed_count from public.generations where id = pg_temp.gen(3)$$, $$values (1, 1)$$,
  'and says what became of the others'
);

-- succeeded with none
select from pg_temp.submitted(4);
select is(pg_temp.succeed(4, 2, 0), 'content_filtered', 'succeeded with none, all filtered');
select is(pg_temp.state(4), 'failed content_filtered charged 0 moved 0', 'gives all back');
select is(pg_temp.succeed(4, 2, 0), 'already_failed', 'with none again');
select is(pg_temp.held(4), 'failed', 'reserve when failed');
select from pg_temp.submitted(5);
select is(pg_temp.succeed(5, 1, 1), 'failed', 'succeeded with none, not all filtered');
select is(pg_temp.state(5), 'failed picture_unusable charged 0 moved 0', 'gives all back and says why');

-- succeeded without a request, or with sums that are wrong
select from pg_temp.held(6);
select is(pg_temp.succeed(6, 0, 0, 0, 1), 'not_submitted', 'what was never submitted cannot succeed');
select from pg_temp.submitted(7);
select throws_ok($$select pg_temp.succeed(7, 0, 0, 0)$$, '22023', null, 'the pictures must add up');
select throws_ok($$select pg_temp.succeed(7, 1, 1, 0)$$, '22023', null, 'and not to more than was asked');
select throws_ok($$select pg_temp.succeed(7, 0, 0, 0, 0)$$, '23505', null, 'each has its own place');
select throws_ok(
  $$select pg_temp.send(7, 'succeeded', jsonb_build_object('images', pg_temp.good(3, 0, 1), 'filtered', 0, 'failed', 0))$$,
  '22023', null, 'and its own key'
);
select is(pg_temp.state(7), 'pending charged 0 moved -4', 'a mistake changes nothing');

-- failed
select is(pg_temp.send(6, 'failed', '{"error_code": "provider_failed"}'), 'failed', 'failed in R');
select is(pg_temp.state(6), 'failed provider_failed charged 0 moved 0', 'gives all back');
select is(pg_temp.send(7, 'failed', '{"error_code": "prompt_rejected"}'), 'failed', 'failed in S');
select is(pg_temp.state(7), 'failed prompt_rejected charged 0 moved 0', 'gives all back');
select is(pg_temp.send(7, 'failed', '{"error_code": "provider_failed"}'), 'already_failed', 'failed again');
select is(pg_temp.state(7), 'failed prompt_rejected charged 0 moved 0', 'gives nothing twice');
select from pg_temp.held(8);
select throws_ok($$select pg_temp.send(8, 'failed')$$, '22023', null, 'a failure has a reason');

select is(pg_temp.send(7, 'submitted', '{"request_id": "another"}'), 'request_conflict', 'a different request when failed');
select is(pg_temp.send(7, 'deadline'), 'already_failed', 'deadline when failed');
select is(pg_temp.send(7, 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}'), 'already_failed', 'claim when failed');

-- deadline
select is(pg_temp.send(8, 'deadline'), 'not_due', 'deadline in R, early');
select from pg_temp.make_due(8);
select is(
  (public.advance_generation(pg_temp.gen(8), 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}') #>> '{generation,is_due}')::boolean,
  true, 'the clock of the database says that it is due'
);
select is(pg_temp.send(8, 'deadline'), 'expired', 'deadline in R, due');
select is(pg_temp.state(8), 'failed expired charged 0 moved 0', 'gives all back');
select is(pg_temp.send(8, 'deadline'), 'already_failed', 'deadline again');
select from pg_temp.submitted(9);
select is(pg_temp.send(9, 'deadline'), 'not_due', 'deadline in S, early');
select from pg_temp.make_due(9);
select is(pg_temp.send(9, 'deadline'), 'must_cancel_and_read', 'deadline in S, due: the provider has the word');
select is(pg_temp.state(9), 'pending charged 0 moved -4', 'nothing moves before it spoke');

-- late
select is(pg_temp.send(8, 'submitted', '{"request_id": "r8"}'), 'late', 'a request id after the deadline');
select is(pg_temp.state(8), 'failed expired charged 0 moved 0', 'stays failed');
select isnt((select late_since from public.generations where id = pg_temp.gen(8)), null, 'and is remembered as late');
select is(pg_temp.send(8, 'submitted', '{"request_id": "r8"}'), 'already_failed', 'the same request id again');
select throws_ok($$select pg_temp.succeed(8, 0, 1, 1)$$, 'P0002', null, 'pictures that come late must be stored');
insert into storage.objects (bucket_id, name, metadata)
select 'generated-images', image_keys[2] || '.png', '{"size": 100}' from public.generations where id = pg_temp.gen(8);
select is(pg_temp.succeed(8, 0, 1, 1), 'late_free', 'pictures after the credits went back are kept');
select is(pg_temp.state(8), 'succeeded charged 0 moved 0', 'for nothing');
select is((select count(*)::int from public.generated_images where generation_id = pg_temp.gen(8)), 1, 'as rows like others');
select is(pg_temp.succeed(8, 0, 1, 1), 'already_succeeded', 'once');
select is((select late_since from public.generations where id = pg_temp.gen(8)), null, 'after which nothing is late');
select from pg_temp.held(21);
select from pg_temp.make_due(21);
select from pg_temp.send(21, 'deadline');
select from pg_temp.send(21, 'submitted', '{"request_id": "r21"}');
select is(pg_temp.send(21, 'failed', '{"error_code": "provider_failed"}'), 'already_failed', 'late, and the provider made nothing');
select results_eq(
  $$select late_since is null, error_code from public.generations where id = pg_temp.gen(21)$$, $$values (true, 'expired')$$,
  'ends the waiting and changes nothing else'
);

select throws_ok($$select pg_temp.send(9, 'submitted', '{"request_id": ""}')$$, '22023', null, 'a request id is not empty');

-- unknown
select is(pg_temp.send(99, 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}'), 'unknown', 'any event but reserve, no row');
select is(pg_temp.send(99, 'submitted', '{"request_id": "r99"}'), 'unknown', 'submitted, no row');
select is(pg_temp.send(99, 'succeeded', '{"images": []}'), 'unknown', 'succeeded, no row');
select is(pg_temp.send(99, 'failed', '{"error_code": "provider_failed"}'), 'unknown', 'failed, no row');
select is(pg_temp.send(99, 'deadline'), 'unknown', 'deadline, no row');
select throws_ok($$select pg_temp.send(9, 'celebrate')$$, '22023', null, 'an event that does not exist');

-- gone
select is(
  (select count(*)::int from public.profiles p where p.credits <>
    (select coalesce(sum(delta), 0) from public.credit_ledger where account_id = p.id)),
  0, 'up to here every balance is the sum of its ledger'
);
delete from auth.users;
select is(pg_temp.succeed(9, 0, 0, 0, 1), 'gone', 'account deleted');
select is(pg_temp.state(9), 'failed account_deleted charged 0 moved -4', 'what was held is forfeited');
select is((select sum(delta)::int from public.credit_ledger), 0, 'and the account''s books are closed at nothing');
select is((select count(*)::int from public.generations where prompt is not null or user_id is not null), 0, 'no words are left of it');
select is(pg_temp.send(9, 'claim', '{"holder": "20000000-0000-4000-8000-000000000001"}'), 'gone', 'claim when gone');
select is(pg_temp.send(9, 'submitted', '{"request_id": "r9"}'), 'gone', 'submitted when gone');
select is(pg_temp.send(9, 'failed', '{"error_code": "provider_failed"}'), 'gone', 'failed when gone');
select is(pg_temp.send(9, 'deadline'), 'gone', 'deadline when gone');
select is((select sum(delta)::int from public.credit_ledger), 0, 'none of which moves anything');

select * from finish();
rollback;
