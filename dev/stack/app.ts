import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ProcessSpec } from "./managed-process.ts";
import { LOOPBACK, untilListening } from "./ports.ts";
import { repoPath } from "./repo.ts";
import { StackError } from "./stack-error.ts";

/** How the web app is served: as one edits it, or as it is deployed (with its Content-Security-Policy). */
type AppMode = "dev" | "preview";

export interface AppOptions {
  mode: AppMode;
  port: number;
  apiUrl: string;
  publishableKey: string;
  /** Folder for the production build. */
  buildDir: string;
  /** The stack's folder: stacks side by side keep Vite's own caches apart. */
  dataDir: string;
}

const viteScript = repoPath("node_modules/vite/bin/vite.js");

/** Builds the app for this stack's address and key, as a static host would. */
export async function buildApp(options: AppOptions): Promise<void> {
  try {
    await promisify(execFile)(
      process.execPath,
      [viteScript, "build", "--outDir", options.buildDir, "--emptyOutDir", "--logLevel", "warn"],
      { cwd: repoPath(""), env: appEnv(options) },
    );
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new StackError(`The app could not be built:\n${stdout}${stderr}`);
  }
}

/** Vite's server for the app. In preview mode the build must exist. */
export function appProcess(options: AppOptions): ProcessSpec {
  const preview = options.mode === "preview" ? ["preview", "--outDir", options.buildDir] : [];
  const address = `--host ${LOOPBACK} --port ${options.port} --strictPort --clearScreen false`.split(" ");
  return {
    name: "App",
    command: process.execPath,
    args: [viteScript, ...preview, ...address],
    cwd: repoPath(""),
    env: appEnv(options),
    ready: (signal) => untilListening(options.port, signal),
  };
}

function appEnv({ apiUrl, publishableKey, dataDir }: AppOptions): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    SUPABASE_URL: apiUrl,
    SUPABASE_ANON_KEY: publishableKey,
    EASEL_DIR: dataDir,
  };
}
