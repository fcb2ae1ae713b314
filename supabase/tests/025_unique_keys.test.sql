-- What a row must be like, and what must exist only once, by constraint: whatever bug or race there may be.
begin;
select plan(17);

insert into auth.users (id, email) values ('00000000-0000-4000-8000-00000000000a', 'ada@example.com');
select from private.grant_credits('00000000-0000-4000-8000-00000000000a', 10, 'grant');

create function pg_temp.held(p_id uuid) returns void language sql as $$
  select public.advance_generation(p_id, 'reserve',
    '{"user_id": "00000000-0000-4000-8000-00000000000a", "prompt": "a cat", "model": "m", "pixels": 1, "input_hash": "h",
      "params": {"num_images": 2, "output_format": "jpeg"}}');
$$;
create function pg_temp.entry(p_delta int, p_kind public.ledger_kind) returns void language sql as $$
  insert into public.credit_ledger (account_id, delta, kind, generation_id)
  values ('00000000-0000-4000-8000-00000000000a', p_delta, p_kind, '10000000-0000-4000-8000-000000000001');
$$;
create function pg_temp.picture(p_position int, p_path text) returns void language sql as $$
  insert into public.generated_images
    (user_id, generation_id, position, prompt, image_url, storage_path, width, height, bytes, sha256, model)
  values ('00000000-0000-4000-8000-00000000000a', '10000000-0000-4000-8000-000000000001', p_position, 'a cat',
    'https://x.example', p_path, 1, 1, 1, repeat('0', 64), 'm');
$$;
select from pg_temp.held('10000000-0000-4000-8000-000000000001');
select from pg_temp.held('10000000-0000-4000-8000-000000000002');

select throws_ok($$select pg_temp.entry(-2, 'hold')$$, '23505', null, 'a generation is held once');
select from pg_temp.entry(2, 'release');
select throws_ok($$select pg_temp.entry(2, 'release')$$, '23505', null, 'it gives back once');
select from pg_temp.entry(-2, 'forfeit');
select throws_ok($$select pg_temp.entry(-2, 'forfeit')$$, '23505', null, 'it is forfeited once');

-- A generation
create function pg_temp.change(p_set text) returns void language plpgsql as $$
begin
  execute 'update public.generations set ' || p_set || ' where id = ''10000000-0000-4000-8000-000000000001''';
end;
$$;
select throws_ok(format('select pg_temp.change(%L)', change), '23514', null, why) from (values
  ('charged_count = 1', 'only a success is charged'),
  ('filtered_count = 3', 'no more is filtered than was asked for'),
  ('status = ''failed'', finished_at = now()', 'a failure has a reason'),
  ('finished_at = now()', 'what is pending has no end'),
  ('cost = 3', 'a price a picture is whole'),
  ('pixels = 0', 'pictures have pixels'),
  ('prompt = null', 'somebody''s has words'),
  ('image_keys = ''{}''', 'pictures have keys')
) as wrong (change, why);

-- An entry
select throws_ok(
  $$insert into public.credit_ledger (account_id, delta, kind) values ('00000000-0000-4000-8000-00000000000a', -1, 'hold')$$,
  '23514', null, 'a hold names its generation'
);
select throws_ok(
  $$insert into public.credit_ledger (account_id, delta, kind, generation_id)
    values ('00000000-0000-4000-8000-00000000000a', 1, 'grant', gen_random_uuid())$$,
  '23514', null, 'a grant names none'
);

update public.generations set fal_request_id = 'r1' where id = '10000000-0000-4000-8000-000000000001';
select throws_ok(
  $$update public.generations set fal_request_id = 'r1' where id = '10000000-0000-4000-8000-000000000002'$$, '23505', null,
  'a request of Fal''s is one generation''s'
);
select from pg_temp.picture(0, 'one.jpg');
select throws_ok($$select pg_temp.picture(0, 'two.jpg')$$, '23505', null, 'a place has one picture');
select throws_ok($$update public.generated_images set purging_at = now()$$, '23514', null, 'only what is in the trash is purged');
select throws_ok($$select pg_temp.picture(1, 'one.jpg')$$, '23505', null, 'an object is one picture''s');

select * from finish();
rollback;
