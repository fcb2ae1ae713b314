import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installPgtap } from "../pgtap/install-pgtap.ts";
import { RACES } from "../pgtap/races.ts";
import { runSqlTest } from "../pgtap/run-sql-test.ts";
import { problemOf } from "../pgtap/tap.ts";
import { startEphemeralDatabase } from "../stack/ephemeral-database.ts";
import { repoPath } from "../stack/repo.ts";
import { mutate, type Mutant } from "./mutant.ts";

/** The first test that a database without the safeguard fails; with a mutant left out, of the database as it is. */
export async function judgeDatabase(mutant?: Mutant): Promise<string | undefined> {
  const project = mkdtempSync(path.join(tmpdir(), "easel-mutant-"));
  try {
    cpSync(repoPath("supabase"), path.join(project, "supabase"), { recursive: true });
    if (mutant) {
      const file = path.join(project, "supabase", mutant.file);
      writeFileSync(file, mutate(readFileSync(file, "utf8"), mutant));
    }
    const database = await startEphemeralDatabase({ projectDir: project });
    try {
      await installPgtap(database.sql);
      return await firstFailure(database.ownerUrl);
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

async function firstFailure(databaseUrl: string): Promise<string | undefined> {
  // These leave nothing behind, the races do.
  const folder = repoPath("supabase/tests");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".sql"))) {
    const problem = await runSqlTest(`${folder}/${file}`, databaseUrl).then(problemOf, String);
    if (problem !== undefined) return `${file}: ${problem.split("\n")[0]}`;
  }
  for (const { name, run } of RACES) {
    const problem = await run(databaseUrl).catch(String);
    if (problem !== undefined) return `races: ${name}`;
  }
  return undefined;
}
