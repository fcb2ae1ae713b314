import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Resolves with the exit code or signal, in words. */
export async function exitOf(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null && child.pid) await once(child, "exit");
  return child.signalCode ?? `code ${child.exitCode ?? "unknown"}`;
}

/** Whether a promise settles by success in time; a rejection is thrown. */
export async function settledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const settled = await Promise.race([promise.then(() => true as const), late]);
  clearTimeout(timer);
  return settled;
}
