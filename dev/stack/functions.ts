import { existsSync, readdirSync } from "node:fs";
import type { ProcessSpec } from "./managed-process.ts";
import { denoBinary, denoEnv } from "./deno.ts";
import { LOOPBACK, untilListening } from "./ports.ts";
import { repoPath } from "./repo.ts";
import type { StackSecrets } from "./secrets.ts";

export interface FunctionOptions {
  name: string;
  port: number;
  apiUrl: string;
  appOrigins: string[];
  secrets: StackSecrets;
  fal: FalTarget;
}

/** Where generations are made: the simulator, or Fal itself when `baseUrl` is left out. */
export interface FalTarget {
  key: string;
  baseUrl?: string;
}

/** What the simulator calls us in its webhooks, when it is told nothing else. */
const SIMULATED_USER_ID = "fal-simulator";

/** Offline and with the locked packages only; what a hosted function may do, and no more. */
const RUN_FLAGS =
  "--cached-only --frozen --no-prompt --quiet --config=deno.json --allow-net --allow-env".split(" ");

/** Names of the edge functions: the folders with an index.ts, as the Supabase CLI deploys them. */
export function functionNames(): string[] {
  const folder = repoPath("supabase/functions");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .map((entry) => entry.name)
    .filter((name) => existsSync(`${folder}/${name}/index.ts`));
}

/** One edge function in its own Deno, as on hosted Supabase: unmodified, with the same variables. */
export function functionProcess(options: FunctionOptions): ProcessSpec {
  const folder = repoPath("supabase/functions");
  return {
    name: `Function ${options.name}`,
    command: denoBinary(),
    args: ["run", ...RUN_FLAGS, `--allow-read=${folder}`, `${folder}/${options.name}/index.ts`],
    cwd: folder,
    env: functionEnv(options),
    ready: (signal) => untilListening(options.port, signal),
  };
}

function functionEnv({ port, apiUrl, appOrigins, secrets, fal }: FunctionOptions): NodeJS.ProcessEnv {
  return {
    ...denoEnv(),
    DENO_SERVE_ADDRESS: `tcp:${LOOPBACK}:${port}`,
    SUPABASE_URL: apiUrl,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: secrets.publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: secrets.secretKey }),
    SUPABASE_ANON_KEY: secrets.publishableKey,
    SUPABASE_SERVICE_ROLE_KEY: secrets.secretKey,
    ALLOWED_ORIGINS: appOrigins.join(","),
    FAL_KEY: fal.key,
    FAL_WEBHOOK_SECRET: secrets.webhookSecret,
    REAP_SECRET: secrets.reapSecret,
    ...(fal.baseUrl === undefined ? {} : { FAL_BASE_URL: fal.baseUrl, FAL_USER_ID: SIMULATED_USER_ID }),
  };
}
