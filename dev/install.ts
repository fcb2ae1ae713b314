/**
 * Runs after npm ci: fetches from npm what the edge functions and their tests import, so that npm start and npm
 * test need no network. Deno keeps its own copies; its lock file decides which.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { denoBinary, denoEnv } from "./stack/deno.ts";
import { repoPath } from "./stack/repo.ts";

const folder = repoPath("supabase/functions");
// The contract's tests are Vitest's: the browser borrows what they test.
const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !/^_shared.contract.*\.test\.ts$/.test(file),
);
const registry = process.env["npm_config_registry"];

// A static host that installs without development dependencies builds the web app alone.
if (!existsSync(repoPath("node_modules/deno"))) process.exit(0);

execFileSync(denoBinary(), ["cache", "--frozen", "--quiet", "--config=deno.json", ...modules], {
  cwd: folder,
  stdio: "inherit",
  // npm knows where its registry is, and Deno must ask the same one.
  env: { ...denoEnv(), ...(registry ? { NPM_CONFIG_REGISTRY: registry } : {}) },
});
