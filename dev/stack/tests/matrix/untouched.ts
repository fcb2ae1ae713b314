import type postgres from "postgres";
import type { Actor } from "./actors.ts";
import { TABLES } from "./expected.ts";
import type { DataRow } from "./rows.ts";

/** Kept by a trigger, whenever a column changes that may be changed. */
const FOLLOWING = "updated_at";

/**
 * Everything that is stored, without the few values that this actor may write: what must be the same after
 * whatever they tried. One text a row.
 */
export async function beyondReach(sql: postgres.Sql, actor: Actor): Promise<string[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private', 'storage', 'auth') and c.relkind in ('r', 'p') order by 1, 2`;
  const parts = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const rows = await sql<
        { row: DataRow }[]
      >`select to_jsonb(t) as row from ${sql(schema)}.${sql(name)} t`;
      const kept = rows.map(({ row }) =>
        schema === "public" ? withoutOwnWrites(name, row, actor) : withoutReads(row),
      );
      return kept.map((row) => `${schema}.${name} ${JSON.stringify(row)}`);
    }),
  );
  return parts.flat().toSorted();
}

/** Storage notes when an object was read last. */
function withoutReads(row: DataRow): DataRow {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== "last_accessed_at"));
}

function withoutOwnWrites(table: string, row: DataRow, actor: Actor): DataRow {
  const expected = TABLES[table];
  if (!expected || expected.owner === null || row[expected.owner] !== actor.id) return row;
  return Object.fromEntries(
    Object.entries(row).filter(
      ([column]) => column !== FOLLOWING && expected.columns[column]?.update[actor.name] !== "own rows",
    ),
  );
}
