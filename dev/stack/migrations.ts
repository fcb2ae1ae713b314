import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type postgres from "postgres";
import { repoPath } from "./repo.ts";
import { StackError } from "./stack-error.ts";
import { runSupabaseCli } from "./supabase-cli.ts";

/**
 * Applies the migrations that are not in the database's history yet, with the real Supabase CLI: what works here
 * works with `supabase db push`. Returns how many were new. Throws a `StackError` with the CLI's words when one
 * fails; those before it stay applied.
 *
 * @param projectDir folder that holds `supabase/migrations`
 */
export async function applyMigrations(
  admin: postgres.Sql,
  databaseUrl: string,
  projectDir = repoPath(""),
): Promise<number> {
  const missing = await missingMigrations(admin, projectDir);
  if (missing.length === 0) return 0;
  const { code, stdout, stderr } = await runSupabaseCli(
    ["db", "push", "--yes", `--remote=${databaseUrl}`],
    projectDir,
  );
  if (code !== 0) {
    throw new StackError(`The migrations could not be applied:\n${indent(`${stdout}\n${stderr}`)}`);
  }
  return missing.length;
}

async function missingMigrations(admin: postgres.Sql, projectDir: string): Promise<string[]> {
  const applied = await appliedVersions(admin);
  return migrationVersions(projectDir).filter((version) => !applied.has(version));
}

function migrationVersions(projectDir: string): string[] {
  const folder = path.join(projectDir, "supabase", "migrations");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => /^(\d+)_.*\.sql$/.exec(name)?.[1] ?? []);
}

async function appliedVersions(admin: postgres.Sql): Promise<Set<string>> {
  const [history] = await admin`select to_regclass('supabase_migrations.schema_migrations') as name`;
  if (!history?.["name"]) return new Set();
  const rows = await admin<{ version: string }[]>`select version from supabase_migrations.schema_migrations`;
  return new Set(rows.map((row) => row.version));
}

function indent(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => `  ${line}`).join("\n");
}
