-- Hands the tables of Auth and Storage, just made by the superuser, to the roles that own them on hosted
-- Supabase, with the privileges that they have there.

do $$
declare
  v_object record;
begin
  for v_object in
    select 'table' as kind, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('auth', 'storage') and c.relkind = 'r'
    union all
    select 'function', p.oid::regprocedure::text, n.nspname
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('auth', 'storage')
  loop
    execute format('alter %s %s owner to supabase_%s_admin', v_object.kind, v_object.name, v_object.schema);
  end loop;
end
$$;

grant usage on schema auth, storage to postgres, anon, authenticated, service_role, dashboard_user;
grant all on all tables in schema auth to postgres, dashboard_user with grant option;
grant all on all routines in schema auth to postgres, dashboard_user;

-- Row Level Security guards these, and no policy lets anybody but the service role through.
grant all on all tables in schema storage to anon, authenticated, service_role;
-- Rows of objects must be deleted through the Storage API, which hosted Supabase enforces by a trigger.
grant select, insert, update, references, trigger on all tables in schema storage to postgres with grant option;

-- Hosted Supabase reads the person from either form of the claims; tests and PostgREST use the second.
-- These belong to the superuser, so that Supabase Lite's own, which know only the first, do not replace them.
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;
create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;
create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;
create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;
alter function auth.uid() owner to supabase_admin;
alter function auth.role() owner to supabase_admin;
alter function auth.email() owner to supabase_admin;
alter function auth.jwt() owner to supabase_admin;
