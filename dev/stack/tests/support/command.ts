import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { isRunning, type ProcessIdentity } from "../../process-identity.ts";
import { journalsIn, type JournalEntry } from "../../process-journal.ts";
import { assertPortsFree, freePort, portsFromEnv } from "../../ports.ts";
import { repoPath } from "../../repo.ts";
import { stackPaths } from "../../paths.ts";

/** A command of package.json's, run as a person does: through npm. */
export interface Command {
  /** npm's own process. */
  child: ChildProcess;
  /** Everything that it has said. */
  output: () => string;
  /** Resolves with the exit code, or the name of the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
}

export interface Place {
  dir: string;
  ports: PlacePorts;
}

/** The three that a person may choose. */
interface PlacePorts {
  app: number;
  api: number;
  db: number;
}

/** Free ports to choose, of which that which follows from them is free as well. */
export async function freePlacePorts(): Promise<PlacePorts> {
  const ports = { app: await freePort(), api: await freePort(), db: await freePort() };
  const { fal } = portsFromEnv({ EASEL_API_PORT: String(ports.api) });
  const allFree = await assertPortsFree({ ...ports, fal }).then(
    () => true,
    () => false,
  );
  return allFree ? ports : freePlacePorts();
}

export function runScript(script: string, place: Place, args: string[] = []): Command {
  const { app, api, db } = place.ports;
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: repoPath(""),
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      EASEL_DIR: place.dir,
      EASEL_APP_PORT: String(app),
      EASEL_API_PORT: String(api),
      EASEL_DB_PORT: String(db),
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const exited = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return { child, output: () => said, exited };
}

/** Waits for `npm start` to be ready; rejects with its output when it ends before that. */
export async function startReady(place: Place): Promise<Command> {
  const command = runScript("start", place);
  const ready = until(() => command.output().includes("Easel is ready"), 30_000);
  const early = command.exited.then((code) => {
    throw new Error(`npm start ended (${code}):\n${command.output()}`);
  });
  await Promise.race([ready, early]);
  early.catch(() => undefined);
  return command;
}

/** Every process of the stack in a folder: the children, and the one that started them. */
export function processesIn(dir: string): (ProcessIdentity & { name: string })[] {
  const children = journalsIn(dir).flatMap(
    (file) => JSON.parse(readFileSync(file, "utf8")) as JournalEntry[],
  );
  const owner = JSON.parse(readFileSync(stackPaths(dir).lock, "utf8")) as ProcessIdentity;
  return [...children, { ...owner, name: "owner" }];
}

/** Process id of one of them, such as "Function generate". */
export function pidOf(dir: string, name: string): number {
  const found = processesIn(dir).find((each) => each.name === name);
  if (!found) throw new Error(`No process "${name}" runs in ${dir}.`);
  return found.pid;
}

/** Process id of the watchdog that this process has started, if there is one. */
export function watchdogOf(owner: number): number | undefined {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const line = lines.find(
    (text) => text.includes("watchdog.ts") && Number(text.trim().split(/\s+/)[1]) === owner,
  );
  return line === undefined ? undefined : Number(line.trim().split(/\s+/)[0]);
}

export function runningOf(processes: (ProcessIdentity & { name: string })[]): string[] {
  return processes.filter(isRunning).map((each) => each.name);
}

/** Resolves when the condition holds; rejects when it does not within `ms`. */
export async function until(condition: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`The condition did not come true within ${ms} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
