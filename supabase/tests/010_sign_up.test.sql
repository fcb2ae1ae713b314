-- A person signs up: profile, address, welcome credits.
begin;
select plan(14);

create function pg_temp.sign_up(p_id uuid, p_email text, p_confirmed boolean) returns void language sql as $$
  insert into auth.users (id, email, email_confirmed_at)
  values (p_id, p_email, case when p_confirmed then now() end);
$$;
create function pg_temp.credits(p_id uuid) returns int language sql as $$
  select credits from public.profiles where id = p_id;
$$;

select is(
  (select array_agg(p.proname::text) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   join pg_trigger t on t.tgfoid = p.oid
   where t.tgrelid = 'auth.users'::regclass and n.nspname = 'private' and not p.prosecdef),
  null, 'triggers on auth.users are definers: Auth may not write to public'
);

select from pg_temp.sign_up('00000000-0000-4000-8000-00000000000a', 'Ada@Example.com', true);
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000a'), 10, 'a confirmed person begins with ten credits');
select results_eq(
  $$select delta, kind::text, note from public.credit_ledger where account_id = '00000000-0000-4000-8000-00000000000a'$$,
  $$values (10, 'grant', 'Welcome')$$, 'the ledger says why'
);

-- Confirmation
select from pg_temp.sign_up('00000000-0000-4000-8000-00000000000b', 'bea@example.com', false);
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000b'), 0, 'an unconfirmed address brings nothing');
update auth.users set email_confirmed_at = now() where id = '00000000-0000-4000-8000-00000000000b';
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000b'), 10, 'its confirmation brings the welcome');
update auth.users set email_confirmed_at = now() + interval '1 hour' where id = '00000000-0000-4000-8000-00000000000b';
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000b'), 10, 'another confirmation brings nothing more');

-- Once for an address
select from pg_temp.sign_up('00000000-0000-4000-8000-00000000000c', 'ada+again@example.com', true);
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000c'), 0, 'a tag does not make another mailbox');
delete from auth.users where id = '00000000-0000-4000-8000-00000000000a';
select from pg_temp.sign_up('00000000-0000-4000-8000-00000000000d', 'ADA@example.com', true);
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000d'), 0, 'a deleted account does not bring a second welcome');
select is(
  (select sum(delta)::int from public.credit_ledger where account_id = '00000000-0000-4000-8000-00000000000a'),
  0, 'the deleted account''s entries stay, closed by a forfeit'
);
select is(private.normal_address(' J.Doe+x@GoogleMail.com '), 'jdoe@gmail.com', 'Gmail''s dots and names are one mailbox');
select is(private.normal_address('j.doe@example.com'), 'j.doe@example.com', 'elsewhere dots count');

-- The profile follows the address
update auth.users set email = 'bea@elsewhere.example' where id = '00000000-0000-4000-8000-00000000000b';
select is(
  (select email from public.profiles where id = '00000000-0000-4000-8000-00000000000b'),
  'bea@elsewhere.example', 'the profile follows the address'
);

-- A failing grant never blocks a sign-up
alter table public.credit_ledger add constraint broken check (kind <> 'grant') not valid;
select from pg_temp.sign_up('00000000-0000-4000-8000-00000000000e', 'eve@example.com', true);
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000e'), 0, 'a failing grant never blocks a sign-up, nor half-pays');
alter table public.credit_ledger drop constraint broken;

update public.app_settings set welcome_credits = 0;
select from pg_temp.sign_up('00000000-0000-4000-8000-00000000000f', 'fay@example.com', true);
select is(pg_temp.credits('00000000-0000-4000-8000-00000000000f'), 0, 'no welcome where the operator gives none');

select * from finish();
rollback;
