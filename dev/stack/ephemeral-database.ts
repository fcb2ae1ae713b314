import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startDatabase, type Database } from "./database-server.ts";
import { freePort } from "./ports.ts";
import { ProcessSet } from "./process-set.ts";
import { Progress } from "./progress.ts";
import { repoPath } from "./repo.ts";
import { loadSecrets } from "./secrets.ts";
import { stackPaths } from "./paths.ts";
import { startWatchdog } from "./start-watchdog.ts";

/** A database with every migration applied, and nothing else of a stack, until `stop`. */
export interface EphemeralDatabase extends Database {
  stop: () => Promise<void>;
}

interface EphemeralOptions {
  /** Whether a commit waits for the disk, as everywhere but in tests. */
  durable?: boolean;
  /** Folder that holds supabase/migrations. */
  projectDir?: string;
}

/** Starts one in a temporary folder; in about two seconds. */
export async function startEphemeralDatabase({
  durable = false,
  projectDir = repoPath(""),
}: EphemeralOptions = {}): Promise<EphemeralDatabase> {
  const paths = stackPaths(mkdtempSync(path.join(tmpdir(), "easel-database-")));
  // Postgres may run as another user, who must be able to pass.
  chmodSync(paths.dir, 0o711);
  const dismissWatchdog = startWatchdog(paths.dir);
  const processes = new ProcessSet(paths, console.error);
  const cleanUp = async (): Promise<void> => {
    await processes.stop();
    dismissWatchdog();
    rmSync(paths.dir, { recursive: true, force: true });
  };
  try {
    const database = await startDatabase(
      {
        dataDir: paths.database,
        port: await freePort(),
        durable,
        projectDir,
        secrets: loadSecrets(paths.secrets),
      },
      processes,
      new Progress(() => undefined),
    );
    const stop = async (): Promise<void> => {
      await database.sql.end({ timeout: 1 });
      await cleanUp();
    };
    return { ...database, stop };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** Runs some work against a database of its own. */
export async function withEphemeralDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await startEphemeralDatabase();
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}
