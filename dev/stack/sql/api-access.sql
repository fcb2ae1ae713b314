-- After the migrations: Supabase Lite's role may read whatever they made, without grant options. It looks
-- tables up in the catalogue as itself, and its GRANT ALL would be an error (no privilege at all) instead of a
-- warning that changes nothing. Requests never run as this role.

do $$
declare
  v_schema name;
begin
  for v_schema in
    select nspname from pg_namespace
    where nspname not like 'pg\_%'
      and nspname not in ('information_schema', 'auth', 'storage', 'extensions', 'supabase_migrations')
  loop
    execute format('grant usage on schema %I to supabase_lite', v_schema);
    execute format('grant select on all tables in schema %I to supabase_lite', v_schema);
    execute format('grant select on all sequences in schema %I to supabase_lite', v_schema);
  end loop;
end
$$;
