import { execFile } from "node:child_process";
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { exitOf } from "./child-exit.ts";
import { LOOPBACK } from "./ports.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { launcherFor } from "./postgres-user.ts";
import type { ProcessSpec } from "./managed-process.ts";
import { StackError } from "./stack-error.ts";

/** The cluster's superuser has hosted Supabase's name, and like there nothing of ours runs as it. */
const ADMIN = "supabase_admin";

// Sorted by bytes and classified as UTF-8, the same on every machine. The first start is no loss if it is cut.
const INITDB_FLAGS =
  "--auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync".split(
    " ",
  );

export interface PostgresOptions {
  dataDir: string;
  port: number;
  adminPassword: string;
  /** Whether data must survive a crash of the machine; a database for one test need not. */
  durable: boolean;
}

/** Makes the cluster when there is none. An abort, or a crash, leaves none rather than half of one. */
export async function initialiseCluster(options: PostgresOptions, signal: AbortSignal): Promise<void> {
  const { dataDir } = options;
  if (existsSync(path.join(dataDir, "PG_VERSION"))) return;
  const draft = `${dataDir}-${process.pid}.new`;
  try {
    await initdb(draft, options.adminPassword, signal);
    rmSync(dataDir, { recursive: true, force: true });
    renameSync(draft, dataDir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (signal.aborted) throw new StackError("The stack was stopped while it started.");
    throw new StackError(`initdb failed:\n${(error as { stderr?: string }).stderr || String(error)}`);
  }
}

async function initdb(dataDir: string, adminPassword: string, signal: AbortSignal): Promise<void> {
  const launcher = launcherFor(postgresBinaries().initdb, dataDir);
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  if (launcher.user) chownSync(passwordFile, launcher.user.uid, launcher.user.gid);
  const running = promisify(execFile)(
    launcher.command,
    [
      ...launcher.args,
      `--pgdata=${dataDir}`,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      ...INITDB_FLAGS,
    ],
    { ...launcher.user, env: clusterEnv(), signal },
  );
  try {
    await running;
  } finally {
    // An abort rejects at once, while initdb is still tidying up in the folder.
    await exitOf(running.child);
    rmSync(passwordFile, { force: true });
  }
}

export function postgresProcess(options: PostgresOptions): ProcessSpec {
  const { dataDir, port, durable } = options;
  const launcher = launcherFor(postgresBinaries().postgres, dataDir);
  const settings = {
    listen_addresses: LOOPBACK,
    port: String(port),
    // No socket file: the folders where they usually lie may not be writable, and two stacks would share them.
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    // An error's details are the row, and its statement the values: prompts and addresses. The caller gets both.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return {
    name: "Postgres",
    command: launcher.command,
    args: [
      ...launcher.args,
      "-D",
      dataDir,
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    ...(launcher.user ? { user: launcher.user } : {}),
    env: clusterEnv(),
    cwd: "/",
    // A fast shutdown, then an immediate one, which the next start recovers from.
    stopSignals: ["SIGINT", "SIGQUIT"],
    ready: (signal) => untilAnswering(adminUrl(options), signal),
  };
}

export function adminUrl({ port, adminPassword }: PostgresOptions): string {
  return databaseUrl(ADMIN, adminPassword, port);
}

export function databaseUrl(role: string, password: string, port: number): string {
  return `postgresql://${role}:${password}@${LOOPBACK}:${port}/postgres`;
}

async function untilAnswering(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      signal.throwIfAborted();
      const { code } = error as { code?: string };
      // Wrong password: some other server answers at this port, or the folder's secrets are not its own.
      if (code === "28P01") throw new StackError(`Postgres refuses its own password: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

function clusterEnv(): NodeJS.ProcessEnv {
  // Only what Postgres needs: a PG... variable of the caller must not change the cluster.
  return { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
}
