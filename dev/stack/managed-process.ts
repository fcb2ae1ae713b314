import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { exitOf, settledWithin } from "./child-exit.ts";
import type { OutputLog } from "./output-log.ts";
import { type ProcessJournal, signalGroup } from "./process-journal.ts";
import { StackError } from "./stack-error.ts";

/** How to run one child of the stack. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: string[];
  /** The child's whole environment. */
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Numeric user and group to run as; the caller's own when left out. */
  user?: { uid: number; gid: number };
  /** Resolves when the child can be used; must reject when the signal aborts. */
  ready: (signal: AbortSignal) => Promise<void>;
  /** Asks the child to end, mildest first; SIGKILL follows by itself. SIGTERM when left out. */
  stopSignals?: NodeJS.Signals[];
  /** What the child sends through Node's IPC channel; without it the child gets no channel. */
  onMessage?: (message: unknown) => void;
}

export interface ProcessContext {
  output: OutputLog;
  journal: ProcessJournal;
  /** One line for the person at the terminal. */
  log: (line: string) => void;
}

const READY_MS = 20_000;
const STOP_MS = 4_000;
const LAST_WORDS_MS = 300;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 5_000;
/** A child that lived this long before it died starts over with the shortest wait. */
const STABLE_MS = 10_000;

/** A child process that is started until ready, restarted when it dies, and ended with its whole group. */
export class ManagedProcess {
  readonly name: string;
  readonly #spec: ProcessSpec;
  readonly #context: ProcessContext;
  #child: ChildProcess | undefined;
  #stopping = false;
  #readyAt = 0;
  #backoffMs = FIRST_BACKOFF_MS;
  /** Settles when the latest start or restart is ready or has been given up. */
  #ready: Promise<void> = Promise.resolve();

  constructor(spec: ProcessSpec, context: ProcessContext) {
    this.name = spec.name;
    this.#spec = spec;
    this.#context = context;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the child and waits until it is ready. Throws a `StackError` with its last output when it is not. */
  async start(): Promise<void> {
    this.#stopping = false;
    this.#ready = this.#startOnce();
    await this.#ready;
    this.#backoffMs = FIRST_BACKOFF_MS;
  }

  /** Resolves when the child is ready, also after a restart that is under way. */
  async whenReady(): Promise<void> {
    await this.#ready;
  }

  /** Signals the child and its group, as a crash would; it is restarted by itself. Resolves when it is gone. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    const exited = exitOf(child);
    // A wanted death is no sign of trouble: come back at once.
    this.#backoffMs = FIRST_BACKOFF_MS;
    signalGroup(child.pid, signal);
    await exited;
    // Let the restart begin, so that `whenReady` waits for it.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends the child, harder each time. Never throws. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child) await this.#end(this.#child);
  }

  async #end(child: ChildProcess): Promise<void> {
    if (!child.pid) return;
    const exited = exitOf(child);
    for (const signal of [...(this.#spec.stopSignals ?? ["SIGTERM"]), "SIGKILL" as const]) {
      signalGroup(child.pid, signal);
      if (await settledWithin(exited, STOP_MS)) break;
    }
    // What the child may have started and not ended.
    signalGroup(child.pid, "SIGKILL");
  }

  async #startOnce(): Promise<void> {
    const child = this.#spawn();
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), READY_MS);
    let ended: string | undefined;
    const exited = exitOf(child).then((how) => {
      ended = how;
      abort.abort();
    });
    try {
      await Promise.race([this.#spec.ready(abort.signal), exited]);
      if (ended !== undefined) throw new Error("It ended first.");
    } catch (error) {
      if (ended !== undefined) throw await this.#failure(child, `ended before it was ready (${ended})`);
      await this.#end(child);
      if (!abort.signal.aborted) throw error;
      throw await this.#failure(child, `was not ready within ${READY_MS / 1000} s`);
    } finally {
      clearTimeout(timer);
    }
    this.#readyAt = Date.now();
    void exited.then(() => this.#died(ended ?? "unknown"));
  }

  #spawn(): ChildProcess {
    const { command, args, env, cwd, user, onMessage } = this.#spec;
    // A group of its own: signalled as a whole, and out of reach of the terminal's Ctrl-C.
    const child = spawn(command, args, {
      env,
      cwd,
      ...user,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", ...(onMessage ? (["ipc"] as const) : [])],
    });
    this.#child = child;
    const { journal, output } = this.#context;
    if (child.pid) journal.add(this.name, child.pid, this.#spec.stopSignals ?? ["SIGTERM"]);
    for (const stream of [child.stdout, child.stderr]) if (stream) output.follow(stream);
    if (onMessage) child.on("message", onMessage);
    child.on("error", (error) => output.write(error.message));
    child.once("exit", () => {
      if (this.#child === child) this.#child = undefined;
      if (child.pid) journal.remove(child.pid);
    });
    return child;
  }

  #died(how: string): void {
    if (this.#stopping) return;
    if (Date.now() - this.#readyAt > STABLE_MS) this.#backoffMs = FIRST_BACKOFF_MS;
    const wait = this.#backoffMs;
    this.#backoffMs = Math.min(2 * wait, LONGEST_BACKOFF_MS);
    this.#context.log(
      `${this.name} ended (${how}); starting it again. Its log: ${this.#context.output.file}`,
    );
    this.#ready = new Promise((resolve) => setTimeout(resolve, wait)).then(() => this.#revive());
    this.#ready.catch(() => undefined);
  }

  async #revive(): Promise<void> {
    if (this.#stopping) return;
    try {
      await this.#startOnce();
    } catch (error) {
      this.#died("not ready");
      throw error;
    }
  }

  async #failure(child: ChildProcess, what: string): Promise<StackError> {
    // What it said last may still be on its way.
    if (child.pid && !child.stdout?.closed) await settledWithin(once(child, "close"), LAST_WORDS_MS);
    return new StackError(`${this.name} ${what}. Its last words:\n${this.#context.output.tail()}`);
  }
}
