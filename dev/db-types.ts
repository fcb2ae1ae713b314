/** npm run db:types: writes src/lib/database.types.ts from the migrations. With --check only compares. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { withEphemeralDatabase } from "./stack/ephemeral-database.ts";
import { repoPath } from "./stack/repo.ts";
import { exitWith, StackError } from "./stack/stack-error.ts";
import { runSupabaseCli } from "./stack/supabase-cli.ts";

const file = repoPath("src/lib/database.types.ts");

try {
  const types = await withEphemeralDatabase(({ ownerUrl }) => generateTypes(ownerUrl));
  if (process.argv.includes("--check")) check(types);
  else write(types);
} catch (error) {
  exitWith(error);
}

async function generateTypes(databaseUrl: string): Promise<string> {
  const { code, stdout, stderr } = await runSupabaseCli([
    "gen",
    "types",
    "--lang=typescript",
    `--remote=${databaseUrl}`,
    "--schema=public",
  ]);
  if (code !== 0 || !stdout.includes("export type Database")) {
    throw new StackError(`The Supabase CLI generated no types:\n${stderr || stdout}`);
  }
  // The CLI writes it in one breath; a person has to read the difference.
  return format(stdout, { parser: "typescript", printWidth: 110 });
}

function write(types: string): void {
  writeFileSync(file, types);
  console.log("src/lib/database.types.ts is up to date.");
}

function check(types: string): void {
  const current = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (current !== types) {
    throw new StackError("src/lib/database.types.ts is not what the migrations say. Run npm run db:types.");
  }
  console.log("src/lib/database.types.ts fits the migrations.");
}
