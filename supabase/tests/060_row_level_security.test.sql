-- A story of an owner, a stranger and nobody, through the roles that the API has.
begin;
select plan(33);

insert into auth.users (id, email, email_confirmed_at) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now()),
  ('00000000-0000-4000-8000-00000000000b', 'bea@example.com', now());
select from public.advance_generation('10000000-0000-4000-8000-000000000001', 'reserve',
  '{"user_id": "00000000-0000-4000-8000-00000000000a", "prompt": "a cat", "model": "m", "pixels": 1048576, "input_hash": "h",
    "params": {"num_images": 1, "output_format": "jpeg"}}');
select from public.advance_generation('10000000-0000-4000-8000-000000000001', 'submitted', '{"request_id": "r"}');
select from public.advance_generation('10000000-0000-4000-8000-000000000001', 'succeeded', jsonb_build_object(
  'filtered', 0, 'failed', 0, 'images', jsonb_build_array(jsonb_build_object(
    'position', 0, 'storage_path', (select image_keys[1] || '.jpg' from public.generations), 'image_url', 'https://x.example',
    'width', 1, 'height', 1, 'bytes', 1, 'sha256', repeat('0', 64), 'seed', '1'))));
insert into public.user_roles values ('00000000-0000-4000-8000-00000000000b', 'operator');

create function pg_temp.act_as(p_who text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims',
    json_build_object('sub', '00000000-0000-4000-8000-00000000000' || p_who, 'role', 'authenticated')::text, true);
  perform set_config('role', 'authenticated', true);
end;
$$;

-- Ada calls it too, to hand over to Bea.
grant execute on function pg_temp.act_as(text) to authenticated;

-- Ada, the owner
select pg_temp.act_as('a');
select results_eq('select email, credits from public.profiles', $$values ('ada@example.com', 9)$$, 'Ada reads her profile alone');
select results_eq('select delta from public.credit_ledger order by id', 'values (10), (-1)', 'her ledger');
select is((select count(*)::int from public.user_roles), 0, 'nobody else''s role');
select is((select count(*)::int from public.generations), 1, 'her generation');
select is((select count(*)::int from public.generated_images), 1, 'her picture');
select lives_ok($$update public.profiles set display_name = 'Ada', preferences = '{"theme": "dark"}'$$, 'she names herself');
select lives_ok($$update public.generated_images set is_favorite = true, alt_text = 'A cat'$$, 'she marks her picture');
select throws_ok($$update public.profiles set credits = 9999$$, '42501', null, 'she makes no credits');
select throws_ok($$update public.profiles set id = gen_random_uuid()$$, '42501', null, 'she becomes nobody else');
select throws_ok($$update public.profiles set blocked_at = null$$, '42501', null, 'she unblocks nobody');
select throws_ok($$insert into public.profiles (id, credits) values (gen_random_uuid(), 5)$$, '42501', null, 'she adds no profile');
select throws_ok($$delete from public.profiles$$, '42501', null, 'she deletes none');
select throws_ok(
  $$insert into public.credit_ledger (account_id, delta, kind) values (auth.uid(), 5, 'grant')$$, '42501', null,
  'she writes no ledger'
);
select throws_ok($$update public.generations set status = 'failed'$$, '42501', null, 'she moves no generation');
select throws_ok($$update public.generated_images set user_id = auth.uid()$$, '42501', null, 'she moves no picture');
select throws_ok($$update public.generated_images set prompt = 'x'$$, '42501', null, 'she rewrites no prompt');
select throws_ok($$insert into public.user_roles values (auth.uid(), 'operator')$$, '42501', null, 'she takes no role');
select throws_ok($$select * from public.generations$$, '42501', null, 'she does not see the provider''s side');
select throws_ok($$select blocked_words from public.app_settings$$, '42501', null, 'nor the blocked words');
select throws_ok(
  $$select public.advance_generation(gen_random_uuid(), 'reserve', '{}')$$, '42501', null, 'she advances nothing'
);
select throws_ok($$select private.grant_credits(auth.uid(), 5, 'grant')$$, '42501', null, 'she grants nothing');
select throws_ok(
  $$update public.profiles set display_name = repeat('x', 61)$$, '23514', null, 'a name has its length'
);

-- Bea, a stranger (an operator even)
select pg_temp.act_as('b');
select results_eq('select email from public.profiles', $$values ('bea@example.com')$$, 'Bea reads her own profile alone');
select is((select count(*)::int from public.generations), 0, 'not Ada''s generations');
select is((select count(*)::int from public.generated_images), 0, 'nor her pictures');
select is((select count(*)::int from public.credit_ledger), 1, 'nor her ledger');
select results_eq(
  $$with changed as (update public.generated_images set is_favorite = false returning 1) select count(*)::int from changed$$,
  'values (0)', 'and marks none of them'
);
-- Without a condition, the policy of updates is the only one that keeps her to her own.
select lives_ok($$update public.profiles set display_name = 'Bea'$$, 'she names herself');
select results_eq('select role from public.user_roles', $$values ('operator')$$, 'she reads her role');

-- Nobody
select set_config('request.jwt.claims', '{"role": "anon"}', true), set_config('role', 'anon', true);
select throws_ok('select id from public.profiles', '42501', null, 'nobody reads no profile');
select throws_ok('select id from public.generated_images', '42501', null, 'nobody reads no picture');
select results_eq(
  'select welcome_credits, price_per_image, paused from public.app_settings', 'values (10, 1, false)',
  'nobody reads what the screens show'
);

reset role;
select results_eq(
  'select display_name from public.profiles order by email', $$values ('Ada'), ('Bea')$$, 'each kept the name that was theirs'
);

select * from finish();
rollback;
