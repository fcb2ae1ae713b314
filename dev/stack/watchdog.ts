/**
 * Outlives the stack's process for a moment: when that dies without a word (SIGKILL, out of memory), the pipe
 * between them closes, and this ends every child that is written in the journal.
 * Started by `startWatchdog`, as: node watchdog.ts <folder> <process id of the stack>
 */
import { endJournaled, journalFile } from "./process-journal.ts";
import { releaseLock } from "./stack-lock.ts";
import { stackPaths } from "./paths.ts";

const [dir, owner] = process.argv.slice(2);
if (!dir || !owner) throw new Error("usage: watchdog.ts <folder> <process id>");

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

process.stdin.resume();
process.stdin.on("error", () => undefined);
await new Promise((resolve) => process.stdin.once("close", resolve));

await endJournaled(journalFile(dir, Number(owner)));
releaseLock(stackPaths(dir), Number(owner));
process.exit(0);
