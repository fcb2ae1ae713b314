import { watch } from "node:fs";
import type { ManagedProcess } from "./managed-process.ts";
import { repoPath } from "./repo.ts";

const SETTLE_MS = 200;

/** Restarts the edge functions when their source changes, once per burst of saves. Returns how to end it. */
export function watchFunctions(functions: ManagedProcess[], log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const restart = (): void => {
    log("The edge functions changed; starting them again.");
    for (const each of functions) {
      each.restart().catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
    }
  };
  const watcher = watch(repoPath("supabase/functions"), { recursive: true }, (_event, file) => {
    if (!file || !/\.(ts|json|lock)$/.test(file) || file.endsWith(".test.ts")) return;
    clearTimeout(timer);
    timer = setTimeout(restart, SETTLE_MS);
  });
  watcher.on("error", () => undefined);
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
