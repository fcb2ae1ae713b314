-- The check of the books: silent while they are right, and it must notice each way in which they can be wrong.
begin;
select plan(19);

insert into auth.users (id, email, email_confirmed_at) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now()),
  ('00000000-0000-4000-8000-00000000000b', 'bea@example.com', now());
create function pg_temp.reserve(p_who text) returns void language sql as $$
  select public.advance_generation(
    ('10000000-0000-4000-8000-00000000000' || p_who)::uuid, 'reserve',
    jsonb_build_object(
      'user_id', '00000000-0000-4000-8000-00000000000' || p_who, 'prompt', 'a cat', 'model', 'm', 'pixels', 1048576, 'input_hash', 'h',
      'params', '{"num_images": 2, "output_format": "jpeg"}'::jsonb));
$$;
create function pg_temp.broken() returns text language sql as $$
  select string_agg(distinct invariant, ' ' order by invariant) from private.broken_invariants();
$$;
-- Breaks something, looks, and mends it.
create function pg_temp.notices(p_break text) returns text language plpgsql as $$
declare
  v_broken text;
begin
  begin
    execute p_break;
    v_broken := pg_temp.broken();
    raise exception 'undo' using errcode = 'ZZ000';
  exception when sqlstate 'ZZ000' then
    return v_broken;
  end;
end;
$$;

select from pg_temp.reserve('a');
select from pg_temp.reserve('b');
select is(pg_temp.broken(), null, 'silent while generations are open');
delete from auth.users where email = 'bea@example.com';
select is(pg_temp.broken(), null, 'silent when an account went with something held');
select from public.advance_generation('10000000-0000-4000-8000-00000000000b', 'deadline');
select is(pg_temp.broken(), null, 'silent when that was forfeited');

select is(pg_temp.notices('update public.profiles set credits = credits + 1'), 'I1 I4', 'a balance without a ledger');
select is(
  pg_temp.notices($$insert into public.credit_ledger (account_id, delta, kind) values ('00000000-0000-4000-8000-00000000000b', 1, 'grant')$$),
  'I1 I4', 'credits of an account that is closed'
);
select is(
  pg_temp.notices($$update public.generations set status = 'failed', error_code = 'x', finished_at = now() where user_id is not null$$),
  'I3 I4', 'a failure that gave nothing back'
);
select is(
  pg_temp.notices($$update public.generations set status = 'succeeded', charged_count = 2, finished_at = now() where user_id is not null$$),
  'I3', 'a charge without pictures'
);
select is(
  pg_temp.notices($$update public.generations set cost = cost * 2 where user_id is not null$$), 'I3 I4', 'a price that changed after the hold'
);
select is(
  pg_temp.notices($$delete from public.generations where user_id is not null$$), 'I4', 'a hold whose generation is gone'
);
select is(
  pg_temp.notices($$update public.generations set deadline = now() - interval '2 minutes' where user_id is not null$$),
  'I6', 'a generation that was left lying'
);

select is(
  pg_temp.notices($$update public.generations set created_at = now() - interval '31 minutes', fal_request_id = 'r' where user_id is not null$$),
  'I6', 'a generation that the provider has forgotten'
);
select is(
  pg_temp.notices($$insert into public.generations (id, user_id, prompt, model, params, input_hash, image_keys, cost, pixels, status,
    error_code, deadline, finished_at) values (gen_random_uuid(), '00000000-0000-4000-8000-00000000000a', 'x', 'm', '{}', 'h', '{k}', 1, 1,
    'failed', 'x', now(), now())$$),
  'I3', 'a generation that was never held'
);

-- Pictures and their objects
select from public.advance_generation('10000000-0000-4000-8000-00000000000a', 'submitted', '{"request_id": "ra"}');
insert into storage.objects (bucket_id, name, metadata)
select 'generated-images', key || '.jpg', '{"size": 100}' from public.generations, unnest(image_keys) as key where user_id is not null;
select from public.advance_generation('10000000-0000-4000-8000-00000000000a', 'succeeded', (
  select jsonb_build_object('filtered', 0, 'failed', 0, 'images', jsonb_agg(jsonb_build_object(
    'position', n - 1, 'storage_path', key || '.jpg', 'image_url', 'https://x.example', 'width', 1, 'height', 1,
    'bytes', 100, 'sha256', repeat('0', 64))))
  from public.generations, unnest(image_keys) with ordinality as k (key, n) where user_id is not null
));
select is(pg_temp.broken(), null, 'silent when pictures are stored');
select is(
  pg_temp.notices('update public.generated_images set bytes = bytes + 1 where position = 0'), 'I5', 'an object of another size'
);
select is(
  pg_temp.notices($$update storage.objects set name = 'elsewhere'||name where metadata ->> 'size' = '100'$$), 'I5', 'a picture without its object'
);
select is(
  pg_temp.notices($$insert into storage.objects (bucket_id, name, created_at) values ('generated-images', 'x.jpg', now() - interval '16 minutes')$$),
  'I5', 'an old object without its picture'
);
select is(
  pg_temp.notices($$insert into storage.objects (bucket_id, name, created_at) values ('generated-images', 'x.jpg', now() - interval '14 minutes')$$),
  null, 'a young one may still get it'
);
update public.generated_images set deleted_at = now() - interval '8 days', purging_at = now();
select is(
  pg_temp.notices($$update public.generated_images set bytes = bytes + 1$$), null, 'what leaves the trash may have lost its object'
);
delete from public.generated_images;
select is(pg_temp.broken(), null, 'and its row, without its charge being wrong');

select * from finish();
rollback;
