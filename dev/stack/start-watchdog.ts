import { spawn } from "node:child_process";
import { repoPath } from "./repo.ts";

/**
 * Starts the process that cleans up if this one is killed.
 * Returns a function that dismisses it, to be called when everything was stopped in order.
 */
export function startWatchdog(dir: string): () => void {
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
  return () => {
    watchdog.kill("SIGKILL");
  };
}
