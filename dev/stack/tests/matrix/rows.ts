import type postgres from "postgres";
import type { Actor } from "./actors.ts";
import type { Column, Relation } from "./catalogue.ts";
import type { ExpectedTable } from "./expected.ts";

export type DataRow = Record<string, unknown>;

/** A table with its expected answers and, as one actor sees them, its rows. */
export interface Scene {
  table: Relation;
  expected: ExpectedTable;
  all: DataRow[];
  own: DataRow[];
  /** Of somebody else, or of nobody. */
  others: DataRow[];
}

export async function sceneOf(
  sql: postgres.Sql,
  actor: Actor,
  table: Relation,
  expected: ExpectedTable,
): Promise<Scene> {
  const rows = await sql<{ row: DataRow }[]>`select to_jsonb(t) as row from ${sql(table.name)} t`;
  const all = rows.map(({ row }) => row);
  const { owner } = expected;
  const own = all.filter((row) => owner !== null && row[owner] === actor.id);
  return { table, expected, all, own, others: all.filter((row) => !own.includes(row)) };
}

/** A filter that finds this row, such as `id=eq.7`. */
export function filterFor({ key }: Relation, row: DataRow): string {
  return key.map((column) => `${column}=eq.${encodeURIComponent(String(row[column]))}`).join("&");
}

/** Another value of the same type, that a check of the column would let through. */
export function anyValue({ type, labels }: Pick<Column, "type" | "labels">): unknown {
  if (labels) return labels[0];
  if (type.endsWith("[]")) return [];
  if (type === "uuid") return crypto.randomUUID();
  if (type === "boolean") return true;
  if (type === "jsonb") return { num_images: 1 };
  if (type === "interval") return "1 hour";
  if (type.startsWith("timestamp")) return "2030-01-01T00:00:00+00:00";
  return /int|numeric/.test(type) ? 99 : "x";
}
