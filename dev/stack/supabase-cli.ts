import { execFile, type ExecFileException } from "node:child_process";
import { repoPath } from "./repo.ts";

const script = repoPath("node_modules/supabase/dist/supabase.js");

/** In which the CLI neither calls home nor writes notices (such as that of a missing TLS) into its output. */
const env: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  PGSSLMODE: "disable",
  DO_NOT_TRACK: "1",
  SUPABASE_TELEMETRY_DISABLED: "1",
  NO_COLOR: "1",
};

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the Supabase CLI of node_modules, which needs no Docker for what is asked of it here. Never throws. */
export function runSupabaseCli(args: string[], workdir = repoPath("")): Promise<CliResult> {
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    const done = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, stdout, stderr });
    execFile(process.execPath, [script, ...args, "--workdir", workdir], options, done);
  });
}
