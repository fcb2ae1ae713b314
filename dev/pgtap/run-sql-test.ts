import { readFileSync } from "node:fs";
import postgres from "postgres";
import { readTap, type TapReport } from "./tap.ts";

/**
 * Runs one file of supabase/tests as `supabase test db` does: as the role postgres, in the transaction that the
 * file itself begins and rolls back. Throws an error that names the line when a statement fails.
 */
export async function runSqlTest(file: string, databaseUrl: string): Promise<TapReport> {
  const text = readFileSync(file, "utf8");
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return readTap(firstColumns(await sql.unsafe(text).simple()));
  } catch (error) {
    // Not as its cause: the database's error carries the whole file with it.
    throw describe(error as postgres.PostgresError, text);
  } finally {
    // Closing the connection rolls back whatever a broken file left open.
    await sql.end({ timeout: 1 });
  }
}

function firstColumns(results: unknown): string[] {
  // One statement gives rows, several give a list of such.
  const sets = (results as unknown[]).map(
    (result) => (Array.isArray(result) ? result : [result]) as object[],
  );
  return sets.flat().flatMap((row) => {
    const [first] = Object.values(row) as unknown[];
    return typeof first === "string" ? [first] : [];
  });
}

function describe(error: postgres.PostgresError, text: string): Error {
  const line = error.position && text.slice(0, Number(error.position)).split("\n").length;
  const place = line ? `line ${line}: ` : "";
  return new Error(
    [`${place}${error.message} (${error.code})`, error.hint, error.where].filter(Boolean).join("\n"),
  );
}
