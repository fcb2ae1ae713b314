import { spawn, type ChildProcess } from "node:child_process";
import { repoPath } from "./repo.ts";

const RESPAWN_MS = 200;

/**
 * Starts the process that cleans up if this one is killed, and starts it again when it was killed itself.
 * Returns a function that dismisses it, to be called when everything was stopped in order.
 */
export function startWatchdog(dir: string): () => void {
  let watchdog: ChildProcess | undefined;
  let dismissed = false;
  const keep = (): void => {
    if (dismissed) return;
    watchdog = spawnWatchdog(dir);
    watchdog.once("exit", () => setTimeout(keep, RESPAWN_MS).unref());
  };
  keep();
  return () => {
    dismissed = true;
    watchdog?.kill("SIGKILL");
  };
}

function spawnWatchdog(dir: string): ChildProcess {
  const watchdog = spawn(
    process.execPath,
    [repoPath("dev/stack/watchdog.ts"), dir, String(process.pid)],
    // Its own session, so that neither Ctrl-C nor a closing terminal reaches it.
    { detached: true, stdio: ["pipe", "ignore", "ignore"], env: {} },
  );
  watchdog.on("error", () => undefined);
  watchdog.stdin?.on("error", () => undefined);
  watchdog.unref();
  (watchdog.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return watchdog;
}
