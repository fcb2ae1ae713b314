import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ManagedProcess, type ProcessSpec } from "./managed-process.ts";
import { OutputLog } from "./output-log.ts";
import { freePort, untilListening } from "./ports.ts";
import { identify } from "./process-identity.ts";
import { ProcessJournal } from "./process-journal.ts";

let dir: string;
let child: ManagedProcess | undefined;
let said: string[];

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "easel-process-"));
  said = [];
});

afterEach(async () => {
  await child?.stop();
  rmSync(dir, { recursive: true, force: true });
});

function manage(script: string, ready: ProcessSpec["ready"]): ManagedProcess {
  child = new ManagedProcess(
    { name: "Thing", command: process.execPath, args: ["-e", script], env: {}, cwd: dir, ready },
    {
      output: new OutputLog(path.join(dir, "thing.log")),
      journal: new ProcessJournal(dir, process.pid),
      log: (line) => said.push(line),
    },
  );
  return child;
}

const never: ProcessSpec["ready"] = (signal) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));

test("a child that ends before it is ready is told with its last words", async () => {
  const thing = manage("console.error('no such table: walls'); process.exit(3)", never);
  await expect(thing.start()).rejects.toThrow(
    /Thing ended before it was ready \(code 3\)[^]*no such table: walls/,
  );
});

test("a program that does not exist is told, too", async () => {
  child = new ManagedProcess(
    { name: "Thing", command: path.join(dir, "nothing"), args: [], env: {}, cwd: dir, ready: never },
    {
      output: new OutputLog(path.join(dir, "thing.log")),
      journal: new ProcessJournal(dir, process.pid),
      log: () => undefined,
    },
  );
  await expect(child.start()).rejects.toThrow(/ended before it was ready/);
});

test("a child that dies is started again; one that is stopped is not", async () => {
  const port = await freePort();
  const script = `require("node:net").createServer().listen(${port}, "127.0.0.1")`;
  const thing = manage(script, (signal) => untilListening(port, signal));
  await thing.start();
  const first = thing.pid;

  await thing.kill();
  await thing.whenReady();
  expect(thing.pid).not.toBe(first);
  expect(said.join()).toContain("Thing ended (SIGKILL); starting it again");

  const second = thing.pid ?? Number.NaN;
  await thing.stop();
  expect(thing.pid).toBeUndefined();
  expect(identify(second)).toBeUndefined();
});

test("a child that ignores the mild signal is ended with all that it started", async () => {
  const port = await freePort();
  const grandchild = `require("node:net").createServer().listen(${port}, "127.0.0.1")`;
  const script = `
    process.on("SIGTERM", () => undefined);
    const { pid } = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}]);
    console.log(pid);`;
  const thing = manage(script, (signal) => untilListening(port, signal));
  await thing.start();
  await thing.stop();
  await expect(untilListening(port, AbortSignal.abort(new Error("nobody listens")))).rejects.toThrow(
    "nobody listens",
  );
}, 15_000);
