-- The ledger: append-only, one entry where one may exist, and always the sum of a balance.
begin;
select plan(13);

insert into auth.users (id, email, email_confirmed_at)
values ('00000000-0000-4000-8000-00000000000a', 'ada@example.com', now());

create function pg_temp.grant_to_ada(p_delta int, p_kind text, p_external text default null) returns int language sql as $$
  select private.grant_credits('00000000-0000-4000-8000-00000000000a', p_delta, p_kind::public.ledger_kind, 'test', p_external);
$$;

select is(pg_temp.grant_to_ada(5, 'grant'), 15, 'a grant answers the new balance');
select is(
  (select sum(delta)::int from public.credit_ledger where account_id = '00000000-0000-4000-8000-00000000000a'),
  15, 'the ledger sums to the balance'
);
select throws_ok($$select pg_temp.grant_to_ada(-16, 'adjust')$$, '23514', null, 'no balance below zero');
select throws_ok($$select pg_temp.grant_to_ada(-1, 'grant')$$, '23514', null, 'a grant gives');
select throws_ok($$select pg_temp.grant_to_ada(1, 'forfeit')$$, '23514', null, 'a forfeit takes');
select throws_ok($$select pg_temp.grant_to_ada(0, 'adjust')$$, '23514', null, 'an entry moves something');
select throws_ok($$select pg_temp.grant_to_ada(1, 'purchase')$$, '23514', null, 'a purchase names its session');
select is(pg_temp.grant_to_ada(100, 'purchase', 'cs_1'), 115, 'a purchase counts');
select throws_ok($$select pg_temp.grant_to_ada(100, 'purchase', 'cs_1')$$, '23505', null, 'a session is paid out once');
select throws_ok(
  $$select private.grant_credits('00000000-0000-4000-8000-0000000000ff', 1, 'grant')$$, 'P0002', null,
  'credits are given to somebody'
);
select throws_ok($$update public.credit_ledger set delta = 1$$, '42501', null, 'no entry is changed, not even by the owner');
select throws_ok($$delete from public.credit_ledger$$, '42501', null, 'no entry is deleted');
select throws_ok($$truncate public.credit_ledger$$, '42501', null, 'the ledger is not emptied');

select * from finish();
rollback;
