import { identify, isRunning, parentOf, programOf, type ProcessIdentity } from "./process-identity.ts";

const POLL_MS = 500;
const SHELLS = new Set(["sh", "bash", "dash", "zsh", "ash", "ksh"]);

/**
 * Calls back when the npm that started this process, or the shell between them, is gone: a killed npm takes
 * none of its children with it. Does nothing when the process was not started by a package manager.
 */
export function watchLauncher(onGone: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (!env["npm_lifecycle_event"]) return;
  const launchers = findLaunchers();
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
}

/** The parent, and npm above it when the parent is only the shell that npm runs scripts with. */
function findLaunchers(): ProcessIdentity[] {
  const parent = identify(process.ppid);
  if (!parent) return [];
  const above = SHELLS.has(programOf(parent.pid)) ? parentOf(parent.pid) : undefined;
  const npm = above === undefined ? undefined : identify(above);
  return npm ? [parent, npm] : [parent];
}
