-- The roles of a hosted Supabase project, with the same powers. Runs as the cluster's superuser on every
-- start and may find everything in place.

do $$
declare
  v_role record;
begin
  for v_role in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login noinherit'),
      -- No member of these two is `postgres`: it cannot act as them, nor change what they own.
      ('supabase_auth_admin', 'login noinherit'),
      ('supabase_storage_admin', 'login noinherit createrole'),
      ('dashboard_user', 'nologin createdb createrole replication'),
      -- Owns what migrations make, and is no superuser.
      ('postgres', 'login createdb createrole replication bypassrls'),
      -- Serves the API here, in the place of PostgREST's authenticator, GoTrue and the Storage API. It owns
      -- the schemas of those two, and of everything else it may only read the definition: Supabase Lite
      -- runs GRANT ALL at its first request, and a role without grant options changes nothing by that.
      ('supabase_lite', 'login noinherit bypassrls')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_roles where rolname = v_role.name) then
      execute format('create role %I %s', v_role.name, v_role.attributes);
    end if;
  end loop;
end
$$;

grant anon, authenticated, service_role to authenticator with inherit false, set true;
grant anon, authenticated, service_role to supabase_lite with inherit false, set true;
grant supabase_auth_admin, supabase_storage_admin to supabase_lite with inherit true, set true;
grant anon, authenticated, service_role to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;

alter database postgres owner to postgres;
alter database postgres set search_path = "$user", public, extensions;

-- PostgREST applies the settings of the role that a request asks for. Lite only switches to it, so that its
-- own role's timeout is the one that counts here: anonymous requests get 8 s instead of 3.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role supabase_lite set statement_timeout = '8s';
alter role supabase_lite set lock_timeout = '8s';

create schema if not exists extensions authorization postgres;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
grant usage on schema extensions to anon, authenticated, service_role, supabase_auth_admin, supabase_storage_admin;

grant usage on schema public to anon, authenticated, service_role;
grant create on schema public to postgres;

create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists storage authorization supabase_storage_admin;
