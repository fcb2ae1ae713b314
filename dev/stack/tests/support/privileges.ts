import type postgres from "postgres";

/** Every privilege on everything that is ours or Supabase's, one line each: a change anywhere shows. */
export async function privilegesOf(sql: postgres.Sql): Promise<string[]> {
  // Without a search path, every name is written in full, whoever asks.
  const [, rows] = await sql.begin((tx) => [
    tx`set local search_path = ''`,
    tx<{ line: string }[]>`
    with objects (name, owner, acl) as (
      select 'schema ' || nspname, nspowner, coalesce(nspacl, acldefault('n', nspowner)), nspname from pg_namespace
      union all
      select 'relation ' || c.oid::regclass, c.relowner,
        coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner)), n.nspname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select 'column ' || c.oid::regclass || '.' || a.attname, c.relowner, a.attacl, n.nspname
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.attacl is not null
      union all
      select 'function ' || p.oid::regprocedure, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner)), n.nspname
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    )
    select format('%s: %s to %s by %s%s', name, privilege_type, coalesce(grantee::regrole::text, 'public'),
      grantor::regrole, case when is_grantable then ' with grant option' else '' end) as line
    from (select name, (aclexplode(acl)).* from objects as o (name, owner, acl, schema)
          where schema not like 'pg\\_%' and schema <> 'information_schema') as exploded
    union all
    -- Lite's own role may promise what it likes for tables of its own: it can make none outside of its schemas.
    select format('default of %s in %s: %s', defaclrole::regrole, defaclnamespace::regnamespace, defaclacl::text)
    from pg_default_acl where defaclrole <> 'supabase_lite'::regrole
    order by 1`,
  ]);
  return rows.map((row) => row.line);
}
