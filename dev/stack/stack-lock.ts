import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { identify, isRunning, type ProcessIdentity } from "./process-identity.ts";
import { endJournaled, journalsIn } from "./process-journal.ts";
import type { StackPaths } from "./paths.ts";
import { StackError } from "./stack-error.ts";

/** The process that runs a stack in this folder now, if there is one. */
function holderOf(paths: StackPaths): ProcessIdentity | undefined {
  try {
    const holder = JSON.parse(readFileSync(paths.lock, "utf8")) as ProcessIdentity;
    return isRunning(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the folder for this process, after cleaning up what a killed predecessor left.
 * Throws a `StackError` when another process holds it.
 */
export async function takeLock(paths: StackPaths): Promise<void> {
  refuseWhenHeld(paths);
  for (const journal of journalsIn(paths.dir)) await endJournaled(journal);
  mkdirSync(paths.dir, { recursive: true });
  rmSync(paths.lock, { force: true });
  rmSync(paths.stackFile, { force: true });
  try {
    writeFileSync(paths.lock, JSON.stringify(identify(process.pid)), { flag: "wx", mode: 0o600 });
  } catch {
    refuseWhenHeld(paths);
    throw new StackError(`${paths.lock} cannot be written.`);
  }
}

/** Gives the folder back; does nothing when it is held by another process. */
export function releaseLock(paths: StackPaths, owner = process.pid): void {
  try {
    const holder = JSON.parse(readFileSync(paths.lock, "utf8")) as ProcessIdentity;
    if (holder.pid !== owner) return;
  } catch {
    return;
  }
  rmSync(paths.stackFile, { force: true });
  rmSync(paths.lock, { force: true });
}

export function refuseWhenHeld(paths: StackPaths): void {
  const holder = holderOf(paths);
  if (!holder) return;
  throw new StackError(
    `Easel is already running in ${paths.dir} (process ${holder.pid}). ` +
      "Stop it with Ctrl-C there, or choose another folder with EASEL_DIR=<folder>.",
  );
}
