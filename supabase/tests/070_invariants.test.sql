-- The check of the books: silent while they are right, and it must notice each way in which they can be wrong.
begin;
select plan(10);

insert into auth.users (id, email, email_confirmed_at) values
  ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now()),
  ('00000000-0000-4000-8000-00000000000b', 'bea@example.com', now());
create function pg_temp.reserve(p_who text) returns void language sql as $$
  select public.advance_generation(
    ('10000000-0000-4000-8000-00000000000' || p_who)::uuid, 'reserve',
    jsonb_build_object(
      'user_id', '00000000-0000-4000-8000-00000000000' || p_who, 'prompt', 'a cat', 'model', 'm', 'input_hash', 'h',
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

select * from finish();
rollback;
