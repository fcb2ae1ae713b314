-- The circuit breaker of the picture service.
begin;
select plan(21);

insert into auth.users (id, email, email_confirmed_at)
values ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now());
update public.profiles set credits = credits + 90;
insert into public.credit_ledger (account_id, delta, kind) values ('00000000-0000-4000-8000-00000000000a', 90, 'grant');
update public.app_settings set max_open_generations = 100, max_generations_per_minute = 1000;

create function pg_temp.gen(p_n int) returns uuid language sql immutable as $$
  select ('10000000-0000-4000-8000-' || lpad(p_n::text, 12, '0'))::uuid;
$$;
create function pg_temp.send(p_n int, p_event text, p_input jsonb default '{}') returns text language sql as $$
  select public.advance_generation(pg_temp.gen(p_n), p_event, p_input) ->> 'outcome';
$$;
create function pg_temp.reserve(p_n int) returns text language sql as $$
  select pg_temp.send(p_n, 'reserve', jsonb_build_object(
    'user_id', '00000000-0000-4000-8000-00000000000a', 'prompt', 'a cat', 'model', 'm',
    'params', '{"num_images": 1, "output_format": "jpeg"}'::jsonb, 'pixels', 1048576, 'input_hash', 'h'));
$$;
create function pg_temp.let_expire(p_n int) returns text language sql as $$
  select pg_temp.reserve(p_n);
  update public.generations set deadline = now() where id = pg_temp.gen(p_n);
  select pg_temp.send(p_n, 'deadline');
$$;
create function pg_temp.is_open() returns boolean language sql as $$
  select opened_at is not null from private.provider_state;
$$;
create function pg_temp.a_minute_passes() returns void language sql as $$
  update private.provider_state
  set opened_at = opened_at - interval '61 seconds', last_probe_at = last_probe_at - interval '61 seconds';
$$;

-- Locked: at once
select from pg_temp.reserve(1);
select from pg_temp.send(1, 'failed', '{"error_code": "provider_failed"}');
select is(pg_temp.is_open(), false, 'a failure of one generation says nothing about the service');
select from pg_temp.reserve(2);
select from pg_temp.send(2, 'failed', '{"error_code": "provider_locked"}');
select is(pg_temp.is_open(), true, 'a refused account opens the breaker at once');
select is(pg_temp.reserve(3), 'provider_unavailable', 'nobody is let through');
select is((select credits from public.profiles), 100, 'nothing is held');

-- The probe
select from pg_temp.a_minute_passes();
select is(pg_temp.reserve(3), 'reserved', 'a minute later one is');
select is(pg_temp.reserve(4), 'provider_unavailable', 'only one');
select from pg_temp.send(3, 'failed', '{"error_code": "provider_locked"}');
select is(pg_temp.reserve(4), 'provider_unavailable', 'a probe that fails keeps it open');
select from pg_temp.a_minute_passes();
select from pg_temp.reserve(4);
select from pg_temp.send(4, 'submitted', '{"request_id": "r4"}');
select is(pg_temp.is_open(), false, 'a probe that is answered closes it');
select is(pg_temp.reserve(5), 'reserved', 'and all are let through');

-- Silence: after five in a row
select from generate_series(11, 14) as n, lateral pg_temp.let_expire(n);
select is(pg_temp.is_open(), false, 'four without an answer are bad luck');
select from pg_temp.send(5, 'submitted', '{"request_id": "r5"}');
select from generate_series(21, 24) as n, lateral pg_temp.let_expire(n);
select is(pg_temp.is_open(), false, 'an answer between begins the count anew');
select is(pg_temp.let_expire(25), 'expired', 'the fifth in a row');
select is(pg_temp.is_open(), true, 'opens it');
select is(pg_temp.reserve(26), 'provider_unavailable', 'and nobody is let through');

-- A refusal is an answer too
select from pg_temp.a_minute_passes();
select from pg_temp.reserve(27);
select from pg_temp.send(27, 'failed', '{"error_code": "prompt_rejected"}');
select is(pg_temp.is_open(), false, 'a probe whose prompt is refused closes it');
select from generate_series(31, 34) as n, lateral pg_temp.let_expire(n);
select from pg_temp.reserve(35);
select from pg_temp.send(35, 'failed', '{"error_code": "prompt_rejected"}');
select from pg_temp.let_expire(36);
select is(pg_temp.is_open(), false, 'a refused prompt between begins the count anew');
select from generate_series(41, 43) as n, lateral pg_temp.let_expire(n);
select from pg_temp.reserve(44);
select from pg_temp.send(44, 'failed', '{"error_code": "provider_failed", "answered": true}');
select from pg_temp.let_expire(45);
select is(pg_temp.is_open(), false, 'and so does a failure in the words of the service');
select from generate_series(51, 53) as n, lateral pg_temp.let_expire(n);
select from pg_temp.reserve(54);
select from pg_temp.send(54, 'failed', '{"error_code": "provider_failed", "answered": false}');
select is(pg_temp.is_open(), false, 'a refused connection is no silence');
select from pg_temp.let_expire(55);
select is(pg_temp.is_open(), true, 'but no answer either');
select from pg_temp.a_minute_passes();
select from pg_temp.reserve(56);
select from pg_temp.send(56, 'failed', '{"error_code": "provider_failed", "answered": false}');
select is(pg_temp.is_open(), true, 'as a probe it leaves the breaker open');
select from pg_temp.a_minute_passes();
select from pg_temp.reserve(57);
select from pg_temp.send(57, 'failed', '{"error_code": "provider_failed"}');
select is(pg_temp.is_open(), true, 'as does a failure of which it is not said whether it is an answer');

select * from finish();
rollback;
