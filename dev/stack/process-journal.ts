import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { identify, type ProcessIdentity } from "./process-identity.ts";

/** One child of a stack, as written down for whoever has to clean up after a killed parent. */
export interface JournalEntry extends ProcessIdentity {
  name: string;
  /** Signals that ask it to end, mildest first; SIGKILL follows by itself. */
  signals: NodeJS.Signals[];
}

/** The children of one stack process, on disk before anything can go wrong. */
export class ProcessJournal {
  readonly file: string;
  readonly #entries = new Map<number, JournalEntry>();

  constructor(dir: string, owner: number) {
    this.file = journalFile(dir, owner);
    mkdirSync(dir, { recursive: true });
  }

  add(name: string, pid: number, signals: NodeJS.Signals[]): void {
    const identity = identify(pid);
    if (!identity) return;
    this.#entries.set(pid, { ...identity, name, signals });
    this.#write();
  }

  remove(pid: number): void {
    if (this.#entries.delete(pid)) this.#write();
  }

  delete(): void {
    rmSync(this.file, { force: true });
  }

  #write(): void {
    const draft = `${this.file}.new`;
    writeFileSync(draft, JSON.stringify([...this.#entries.values()]));
    // A rename is atomic: the reader never meets half a file.
    renameSync(draft, this.file);
  }
}

const NAME = /^processes-(\d+)\.json$/;

export function journalFile(dir: string, owner: number): string {
  return path.join(dir, `processes-${owner}.json`);
}

/** The journals that earlier stack processes left in a folder. */
export function journalsIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => NAME.test(name))
      .map((name) => path.join(dir, name));
  } catch {
    return [];
  }
}

const STEP_MS = 50;
const STEPS_PER_SIGNAL = 14;

/** Ends every process of a journal with its whole group, harder each time, and removes the journal. */
export async function endJournaled(file: string): Promise<void> {
  const entries = readJournal(file);
  const patience = STEPS_PER_SIGNAL * (1 + Math.max(0, ...entries.map((entry) => entry.signals.length)));
  for (let step = 0; entries.some(isAlive) && step <= patience; step += 1) {
    for (const entry of entries.filter(isAlive)) signalGroup(entry.pid, signalAt(entry, step));
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  rmSync(file, { force: true });
}

/** Also true while the process itself is gone but others of its group are left. */
function isAlive(entry: JournalEntry): boolean {
  const now = identify(entry.pid);
  return now ? now.started === entry.started : groupExists(entry.pid);
}

function groupExists(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function signalAt(entry: JournalEntry, step: number): NodeJS.Signals | 0 {
  // A new signal every 0.7 s; in between only look.
  if (step % STEPS_PER_SIGNAL !== 0) return 0;
  return entry.signals[step / STEPS_PER_SIGNAL] ?? "SIGKILL";
}

function readJournal(file: string): JournalEntry[] {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as JournalEntry[];
  } catch {
    return [];
  }
}

/** Signals a process and all of its group; a group that is gone is no error. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
