-- The shape of the database: what each role of the API may do, as a whole. What is not listed here fails.
begin;
select plan(16);

select is(
  (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity),
  0, 'every table of public has row level security'
);

create function pg_temp.table_privileges(p_role text) returns text[] language sql as $$
  select array_agg(privilege order by privilege) from (
    select c.relname || ' ' || p.privilege as privilege
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p (privilege)
    where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p')
      and has_table_privilege(p_role, c.oid, p.privilege)
  ) as found;
$$;

create function pg_temp.column_privileges(p_role text, p_privilege text) returns text[] language sql as $$
  select array_agg(c.relname || '.' || a.attname order by c.relname, a.attname)
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p') and a.attnum > 0 and not a.attisdropped
    and has_column_privilege(p_role, c.oid, a.attnum, p_privilege);
$$;

create function pg_temp.executable(p_role text) returns text[] language sql as $$
  select array_agg(n.nspname || '.' || p.proname order by n.nspname, p.proname)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private') and has_function_privilege(p_role, p.oid, 'execute')
    and p.proname not like 'pgtap%';
$$;

-- Whole tables
select is(pg_temp.table_privileges('anon'), null, 'anon has no privilege on a whole table');
select is(
  pg_temp.table_privileges('authenticated'), array['user_roles SELECT'],
  'authenticated has no privilege on a whole table but its roles'
);
select is(
  pg_temp.table_privileges('service_role'),
  array[
    'app_settings SELECT', 'credit_ledger SELECT', 'generated_images SELECT', 'generations SELECT',
    'profiles SELECT', 'user_roles SELECT'
  ],
  'the service role reads, and writes nothing past advance_generation'
);

-- Columns
select is(
  pg_temp.column_privileges('anon', 'select'),
  array[
    'app_settings.id', 'app_settings.max_open_generations', 'app_settings.over_budget', 'app_settings.paused',
    'app_settings.price_per_image', 'app_settings.trash_duration', 'app_settings.welcome_credits'
  ],
  'anon reads the settings that the screens show, nothing else'
);
select is(pg_temp.column_privileges('anon', 'insert'), null, 'anon inserts nothing');
select is(pg_temp.column_privileges('anon', 'update'), null, 'anon updates nothing');
select is(pg_temp.column_privileges('authenticated', 'insert'), null, 'authenticated inserts nothing');
select is(
  pg_temp.column_privileges('authenticated', 'update'),
  array[
    'generated_images.alt_text', 'generated_images.is_favorite', 'profiles.display_name', 'profiles.preferences'
  ],
  'authenticated updates four columns: no balance, owner, status or price among them'
);
select is(
  pg_temp.column_privileges('authenticated', 'select')
    && array[
      'app_settings.blocked_words', 'profiles.blocked_at', 'generations.fal_request_id', 'generations.image_keys',
      'generations.input_hash', 'generations.lease_holder', 'credit_ledger.external_id', 'credit_ledger.created_by'
    ],
  false, 'the columns that are nobody''s business stay out of sight'
);

-- Functions
select is(pg_temp.executable('anon'), null, 'anon executes no function of ours');
select is(pg_temp.executable('authenticated'), null, 'authenticated executes no function of ours');
select is(
  pg_temp.executable('service_role'),
  array[
    'public.advance_generation', 'public.claim_trash', 'public.delete_trash', 'public.due_generations',
    'public.expire_generations', 'public.forget_ownerless', 'public.keep_budget', 'public.next_orphans'
  ],
  'the service role executes the state machine and what the reaper needs'
);

-- Schemas
select is(has_schema_privilege('anon', 'private', 'usage'), false, 'anon cannot enter private');
select is(has_schema_privilege('authenticated', 'private', 'usage'), false, 'authenticated cannot enter private');
select is(
  (select array_agg(p.proname::text order by 1) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname in ('public', 'private') and p.prosecdef
     and not exists (select from unnest(p.proconfig) as c (setting) where c.setting = 'search_path=""')),
  null, 'every definer function has an empty search_path'
);

select * from finish();
rollback;
