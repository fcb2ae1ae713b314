/** Runs Deno on the edge functions as the stack does: node dev/deno.ts <arguments of deno>. */
import { spawnSync } from "node:child_process";
import { denoBinary, denoEnv } from "./stack/deno.ts";
import { repoPath } from "./stack/repo.ts";

const { status } = spawnSync(denoBinary(), process.argv.slice(2), {
  cwd: repoPath("supabase/functions"),
  stdio: "inherit",
  env: denoEnv(),
});
process.exit(status ?? 1);
