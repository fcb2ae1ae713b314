-- The event `reserve`: the debit, the permit, and every way to be refused without losing anything.
begin;
select plan(42);

insert into auth.users (id, email, email_confirmed_at) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now()),
  ('00000000-0000-4000-8000-00000000000b', 'bea@example.com', now());

create function pg_temp.gen(p_n int) returns uuid language sql immutable as $$
  select ('10000000-0000-4000-8000-' || lpad(p_n::text, 12, '0'))::uuid;
$$;
create function pg_temp.reserve(p_n int, p_images int default 1, p_prompt text default 'a cat', p_who text default 'a')
returns jsonb language sql as $$
  select public.advance_generation(pg_temp.gen(p_n), 'reserve', jsonb_build_object(
    'user_id', '00000000-0000-4000-8000-00000000000' || p_who, 'prompt', p_prompt, 'model', 'fal-ai/flux/schnell',
    'params', jsonb_build_object('num_images', p_images, 'output_format', 'jpeg', 'style', null),
    'pixels', 1048576, 'input_hash', md5(p_prompt || p_images)));
$$;
create function pg_temp.credits(p_who text default 'a') returns int language sql as $$
  select credits from public.profiles where id = ('00000000-0000-4000-8000-00000000000' || p_who)::uuid;
$$;
create function pg_temp.holds() returns int language sql as $$
  select count(*)::int from public.credit_ledger where kind = 'hold';
$$;
create temp table answer as select pg_temp.reserve(1, 3) as it;

select is((select it ->> 'outcome' from answer), 'reserved', 'a first request is reserved');
select is((select (it ->> 'may_submit')::boolean from answer), true, 'its caller gets the permit');
select is((select it #>> '{generation,status}' from answer), 'pending', 'it is pending');
select is((select (it #>> '{generation,cost}')::int from answer), 3, 'it costs a credit a picture');
select is((select jsonb_array_length(it #> '{generation,image_keys}') from answer), 3, 'each picture has its key');
select ok(
  (select bool_and(key ~ '^[0-9a-f]{32}$') from answer, jsonb_array_elements_text(it #> '{generation,image_keys}') as key),
  'keys are 128 bits in hex'
);
select is((select pixels from public.generations where id = pg_temp.gen(1)), 1048576, 'its pixels are known');
select is((select (it #>> '{generation,is_due}')::boolean from answer), false, 'it is not due');
select is(pg_temp.credits(), 7, 'the credits are held');
select results_eq(
  $$select delta, kind::text, account_id from public.credit_ledger where generation_id = pg_temp.gen(1)$$,
  $$values (-3, 'hold', '00000000-0000-4000-8000-00000000000a'::uuid)$$, 'by one hold'
);

-- The same request again
select is(pg_temp.reserve(1, 3) ->> 'outcome', 'pending', 'the same request again is pending');
select is((pg_temp.reserve(1, 3) ->> 'may_submit')::boolean, false, 'without a permit');
select is(pg_temp.reserve(1, 2) ->> 'outcome', 'conflict', 'the same id with other input is a conflict');
select is(pg_temp.reserve(1, 3, 'a cat', 'b') ->> 'outcome', 'conflict', 'so it is from another person');
select is(pg_temp.reserve(1, 3, 'a cat', 'b') -> 'generation', 'null'::jsonb, 'who learns nothing about it');
savepoint ended;
select from public.advance_generation(pg_temp.gen(1), 'failed', '{"error_code": "provider_failed"}');
select is(pg_temp.reserve(1, 3, 'a cat', 'b') ->> 'outcome', 'conflict', 'nor when it has ended');
select is(pg_temp.reserve(1, 2) ->> 'outcome', 'conflict', 'nor does its owner with other input');
rollback to ended;
select is(pg_temp.credits(), 7, 'none of which costs anything');
select is(pg_temp.credits('b'), 10, 'nor the other person');

-- Limits
update public.app_settings set max_open_generations = 2;
select is(pg_temp.reserve(2) ->> 'outcome', 'reserved', 'a second one while the first is open');
select is(pg_temp.reserve(3) ->> 'outcome', 'too_many_open', 'a third is too many');
select is(pg_temp.credits(), 6, 'and costs nothing');
select is(pg_temp.reserve(4, 1, 'a cat', 'b') ->> 'outcome', 'reserved', 'limits are per person');
update public.app_settings set max_open_generations = 100, max_generations_per_minute = 2;
select is(pg_temp.reserve(3) ->> 'outcome', 'rate_limited', 'so many a minute');
update public.generations set created_at = created_at - interval '61 seconds';
select is(pg_temp.reserve(3) ->> 'outcome', 'reserved', 'and again a minute later');
update public.app_settings set max_generations_per_minute = 1000;

-- Refusals
select is(pg_temp.reserve(5, 4) ->> 'outcome', 'reserved', 'four at once');
select is(pg_temp.reserve(6, 4) ->> 'outcome', 'insufficient_credits', 'more than is there');
select is(pg_temp.credits(), 1, 'leaves the balance alone');
select is(pg_temp.reserve(5, 4) ->> 'outcome', 'pending', 'a repeat needs no credits');

update public.app_settings set blocked_words = '{Dog,"hot air"}';
select is(pg_temp.reserve(6, 1, 'a ﬂying DOG, asleep') ->> 'outcome', 'prompt_blocked', 'a blocked word, in any case');
select is(pg_temp.reserve(6, 1, 'hot-air balloon') ->> 'outcome', 'prompt_blocked', 'a blocked phrase, whatever is between');
select is(pg_temp.reserve(6, 1, E'a d\u200bo\u00adg') ->> 'outcome', 'prompt_blocked', 'what cannot be seen does not help');
update public.app_settings set blocked_words = '{猫,dog}';
select is(pg_temp.reserve(6, 1, '黒猫の絵') ->> 'outcome', 'prompt_blocked', 'a word in a script without spaces');
select is(pg_temp.reserve(7, 1, 'a dogwood tree') ->> 'outcome', 'reserved', 'a part of a word is no word');

update public.app_settings set paused = true;
select is(pg_temp.reserve(8, 1, 'x', 'b') ->> 'outcome', 'paused', 'paused');
select is(pg_temp.reserve(4, 1, 'a cat', 'b') ->> 'outcome', 'pending', 'what was accepted before goes on');
update public.app_settings set paused = false, over_budget = true;
select is(pg_temp.reserve(8, 1, 'x', 'b') ->> 'outcome', 'paused', 'the day''s budget is used up');
update public.app_settings set over_budget = false;

update public.profiles set blocked_at = now() where id = '00000000-0000-4000-8000-00000000000b';
select is(pg_temp.reserve(8, 1, 'x', 'b') ->> 'outcome', 'account_blocked', 'a blocked account');
select is(pg_temp.reserve(8, 1, 'x', 'f') ->> 'outcome', 'account_blocked', 'an account that is gone');

-- The sums
select is(pg_temp.holds(), 6, 'one hold for each that was reserved');
select is(
  (select count(*)::int from public.profiles p where p.credits <>
    (select coalesce(sum(delta), 0) from public.credit_ledger where account_id = p.id)),
  0, 'every balance is the sum of its ledger'
);
select is(
  (select count(*)::int from public.generations where cost <>
    (select -sum(delta) from public.credit_ledger where generation_id = generations.id)),
  0, 'every hold is its generation''s cost'
);

select * from finish();
rollback;
