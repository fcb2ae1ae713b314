/**
 * npm run db:advisors: Supabase's own advisors (security and performance) on a database with every migration.
 * Exits with 1 when they warn of anything.
 */
import { withEphemeralDatabase } from "./stack/ephemeral-database.ts";
import { exitWith, StackError } from "./stack/stack-error.ts";
import { runSupabaseCli } from "./stack/supabase-cli.ts";

try {
  const { code, stdout, stderr } = await withEphemeralDatabase(({ ownerUrl }) =>
    runSupabaseCli(["db", "advisors", `--remote=${ownerUrl}`, "--level=warn", "--fail-on=warn"]),
  );
  console.log(stdout.trim());
  if (code !== 0) throw new StackError(`The advisors found something (exit code ${code}).\n${stderr.trim()}`);
} catch (error) {
  exitWith(error);
}
