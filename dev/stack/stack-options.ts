import { repoPath } from "./repo.ts";
import { freePort, portsFromEnv, type StackPorts } from "./ports.ts";

export interface StackOptions {
  /** Data folder. Everything in it belongs to the stack. */
  dir: string;
  /** Ports that people see; free ones when left out. */
  ports?: StackPorts;
  /** The web app: Vite's dev server (true), a production build with its CSP ("preview"), or none (false). */
  vite: boolean | "preview";
  /** How long the Fal simulator takes, in milliseconds: "800" or "400-1200". Its own default when left out. */
  latencyMs?: string;
  /** Key of the real Fal, to be used instead of the simulator. */
  realFalKey?: string;
  /** Whether sign-ups must be confirmed by e-mail, as on most hosted projects. */
  mailConfirmations?: boolean;
  /** Milliseconds between two calls of the reaper; 0 for a stack whose tests call it themselves. */
  reapEveryMs?: number;
  /** Restart the edge functions when their source changes. */
  watchFunctions?: boolean;
  /** Whether data survive a crash of the machine (not only of the stack); true when left out. */
  durable?: boolean;
  /** Folder that holds supabase/migrations; the repository when left out. */
  projectDir?: string;
  /** Takes each line meant for a person. Silent when left out. */
  log?: (line: string) => void;
}

export type ResolvedStackOptions = Required<Omit<StackOptions, "latencyMs" | "realFalKey">> &
  Pick<StackOptions, "latencyMs" | "realFalKey">;

export async function resolveOptions(options: StackOptions): Promise<ResolvedStackOptions> {
  return {
    mailConfirmations: false,
    watchFunctions: false,
    reapEveryMs: 10_000,
    durable: true,
    projectDir: repoPath(""),
    log: () => undefined,
    ...options,
    ports: options.ports ?? {
      app: await freePort(),
      api: await freePort(),
      db: await freePort(),
      fal: await freePort(),
    },
  };
}

/** What npm start and its sister commands are told by the environment. */
export function optionsFromEnv(env: NodeJS.ProcessEnv): StackOptions & { ports: StackPorts } {
  return {
    dir: dirFromEnv(env),
    ports: portsFromEnv(env),
    vite: true,
    watchFunctions: true,
    ...(env["EASEL_FAL_LATENCY_MS"] ? { latencyMs: env["EASEL_FAL_LATENCY_MS"] } : {}),
    // Whoever sets FAL_BASE_URL simulates on purpose, although a key is there.
    ...(env["FAL_KEY"] && !env["FAL_BASE_URL"] ? { realFalKey: env["FAL_KEY"] } : {}),
    mailConfirmations: env["EASEL_MAIL_CONFIRMATIONS"] === "1",
  };
}

export function dirFromEnv(env: NodeJS.ProcessEnv): string {
  return env["EASEL_DIR"]?.trim() || repoPath(".easel");
}
