import type postgres from "postgres";

export interface Column {
  name: string;
  type: string;
  /** Values of an enum. */
  labels: string[] | null;
  /** Whether Postgres makes the value and takes none. */
  generated: boolean;
}

export interface Relation {
  name: string;
  columns: Column[];
  /** Columns of the primary key. */
  key: string[];
}

export interface ForeignKey {
  name: string;
  from: string;
  column: string;
  to: string;
}

export interface Routine {
  name: string;
  /** Name and types, such as `claim_trash(integer)`. */
  signature: string;
  parameters: { name: string; type: string }[];
}

/** Everything in `public`, which is the schema that the API exposes: tables and views of every kind. */
export async function exposedRelations(sql: postgres.Sql): Promise<Relation[]> {
  return await sql<Relation[]>`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object(
         'name', a.attname,
         'type', format_type(a.atttypid, null),
         'labels', (select jsonb_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = a.atttypid),
         'generated', a.attidentity = 'a' or a.attgenerated <> ''
       ) order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) as columns,
      coalesce((select jsonb_agg(a.attname) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
                where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 1`;
}

export async function foreignKeys(sql: postgres.Sql): Promise<ForeignKey[]> {
  return await sql<ForeignKey[]>`
    select k.conname as name, f.relname as "from", a.attname as "column", t.relname as "to"
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = f.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and t.relnamespace = 'public'::regnamespace
    order by 1`;
}

export async function exposedRoutines(sql: postgres.Sql): Promise<Routine[]> {
  return await routinesOf(sql, "public");
}

export async function routinesOf(sql: postgres.Sql, schema: string): Promise<Routine[]> {
  return await sql<Routine[]>`
    select p.proname as name,
      format('%s(%s)', p.proname, (select string_agg(format_type(t, null), ',' order by n)
                                   from unnest(p.proargtypes) with ordinality as a (t, n))) as signature,
      (select coalesce(jsonb_agg(jsonb_build_object('name', p.proargnames[n], 'type', format_type(t, null)) order by n), '[]')
       from unnest(p.proargtypes) with ordinality as a (t, n)) as parameters
    from pg_proc p where p.pronamespace = ${schema}::regnamespace
    order by 2`;
}

/** Tables and views of a schema that must not be reached. */
export async function namesOf(sql: postgres.Sql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`;
  return rows.map(({ name }) => name);
}
