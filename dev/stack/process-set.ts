import path from "node:path";
import { ManagedProcess, type ProcessSpec } from "./managed-process.ts";
import { OutputLog } from "./output-log.ts";
import { ProcessJournal } from "./process-journal.ts";
import type { Redact } from "./redact.ts";
import { StackError } from "./stack-error.ts";

/** The children of one stack: started in any order, found by name, and ended in the reverse order. */
export class ProcessSet {
  readonly #journal: ProcessJournal;
  readonly #logsDir: string;
  readonly #log: (line: string) => void;
  readonly #redact: Redact | undefined;
  readonly #processes: ManagedProcess[] = [];
  readonly #stop = new AbortController();

  /** `redact` takes out of the children's output what may stand in no log. */
  constructor(dirs: { dir: string; logs: string }, log: (line: string) => void, redact?: Redact) {
    this.#journal = new ProcessJournal(dirs.dir, process.pid);
    this.#logsDir = dirs.logs;
    this.#log = log;
    this.#redact = redact;
  }

  /** Starts a child and waits until it is ready. `echo` takes each line that it says. */
  async start(spec: ProcessSpec, echo?: (line: string) => void): Promise<ManagedProcess> {
    if (this.stopSignal.aborted) throw new StackError("The stack was stopped while it started.");
    const file = path.join(this.#logsDir, `${spec.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.log`);
    const output = new OutputLog(file, { onLine: echo, redact: this.#redact });
    const context = { output, journal: this.#journal, log: this.#log };
    const child = new ManagedProcess(spec, context);
    this.#processes.push(child);
    await child.start();
    return child;
  }

  /** Aborts when the stack is stopped: for work that goes on beside the children. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal;
  }

  get(name: string): ManagedProcess {
    const found = this.#processes.find((child) => child.name === name);
    if (!found) throw new Error(`There is no process "${name}".`);
    return found;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    // The first is the database: the others must be gone before it may go.
    const [first, ...others] = this.#processes;
    await Promise.all(others.map((child) => child.stop()));
    await first?.stop();
    this.#journal.delete();
  }
}
