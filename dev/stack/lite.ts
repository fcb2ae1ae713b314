import { mkdirSync } from "node:fs";
import path from "node:path";
import type { ProcessSpec } from "./managed-process.ts";
import type { CapturedMail } from "./mailbox.ts";
import { LOOPBACK, untilListening } from "./ports.ts";
import { repoPath } from "./repo.ts";
import type { StackSecrets } from "./secrets.ts";

export interface LiteOptions {
  port: number;
  /** Folder for the objects of buckets; becomes Lite's working directory. */
  dir: string;
  databaseUrl: string;
  apiUrl: string;
  appOrigins: string[];
  secrets: StackSecrets;
  mailConfirmations: boolean;
  onMail: (mail: CapturedMail) => void;
}

/** Auth, REST and Storage: `@supabase/lite`, under the role that may change nothing but its own schemas. */
export function liteProcess(options: LiteOptions): ProcessSpec {
  mkdirSync(options.dir, { recursive: true });
  return {
    name: "Auth, REST and Storage",
    command: process.execPath,
    args: [
      repoPath("node_modules/@supabase/lite/dist/cli/index.js"),
      ...`start --no-admin --host ${LOOPBACK} --config`.split(" "),
      // Lite joins the path to its working directory, so that an absolute one will not do.
      path.relative(options.dir, repoPath("dev/stack/lite-config.ts")),
    ],
    cwd: options.dir,
    env: liteEnv(options),
    ready: (signal) => untilServing(options, signal),
    onMessage: (message) => {
      const { mail } = message as { mail?: Omit<CapturedMail, "received_at"> };
      if (mail) options.onMail({ ...mail, received_at: new Date().toISOString() });
    },
  };
}

function liteEnv(options: LiteOptions): NodeJS.ProcessEnv {
  const { appOrigins, secrets } = options;
  // Nothing of the caller's environment but this: Lite reads PG..., and a pool variable breaks it.
  return {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    EXPERIMENTAL_STORAGE: "1",
    LITE_TELEMETRY: "0",
    DO_NOT_TRACK: "1",
    EASEL_LITE_PORT: String(options.port),
    EASEL_LITE_DATABASE_URL: options.databaseUrl,
    EASEL_API_URL: options.apiUrl,
    EASEL_APP_URL: appOrigins[0],
    EASEL_REDIRECT_URLS: appOrigins.map((origin) => `${origin}/**`).join(","),
    EASEL_JWT_SECRET: secrets.jwtSecret,
    EASEL_PUBLISHABLE_KEY: secrets.publishableKey,
    EASEL_SECRET_KEY: secrets.secretKey,
    EASEL_MAIL_CONFIRMATIONS: options.mailConfirmations ? "1" : "0",
  };
}

async function untilServing({ port, secrets }: LiteOptions, signal: AbortSignal): Promise<void> {
  await untilListening(port, signal);
  // Lite looks the database over at its first request, and as often as first requests come at once.
  const headers = { apikey: secrets.publishableKey };
  const response = await fetch(`http://${LOOPBACK}:${port}/rest/v1/none`, { headers, signal });
  await response.body?.cancel();
}
