/**
 * Runs after npm ci: fetches from npm what the edge functions import, so that npm start and the tests need no
 * network. Deno keeps its own copies; the lock file decides which.
 */
import { execFileSync } from "node:child_process";
import { denoBinary, denoEnv } from "./stack/deno.ts";
import { functionNames } from "./stack/functions.ts";
import { repoPath } from "./stack/repo.ts";

const folder = repoPath("supabase/functions");
const entries = functionNames().map((name) => `${folder}/${name}/index.ts`);
if (entries.length > 0) {
  const registry = process.env["npm_config_registry"];
  execFileSync(denoBinary(), ["cache", "--frozen", "--quiet", `--config=${folder}/deno.json`, ...entries], {
    cwd: folder,
    stdio: "inherit",
    env: { ...denoEnv(), ...(registry ? { NPM_CONFIG_REGISTRY: registry } : {}) },
  });
}
