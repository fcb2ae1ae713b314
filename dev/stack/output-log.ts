import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import type { Redact } from "./redact.ts";

const KEPT_LINES = 25;

export interface OutputLogOptions {
  /** Takes each line as it is written. */
  onLine?: ((line: string) => void) | undefined;
  /** What a child says may hold the secrets that it was given: its banner, an address of the database. */
  redact?: Redact | undefined;
}

/** What a child process says, less the secrets: all of it in a file, the last lines in memory for error messages. */
export class OutputLog {
  readonly file: string;
  readonly #stream: WriteStream;
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #redact: Redact;
  readonly #last: string[] = [];
  readonly #unfinished = new Map<Readable, string>();

  constructor(file: string, { onLine, redact = (text) => text }: OutputLogOptions = {}) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.file = file;
    this.#onLine = onLine;
    this.#redact = redact;
    this.#stream = createWriteStream(file, { flags: "w", mode: 0o600 });
    // A full disk must not take the stack down with it.
    this.#stream.on("error", () => undefined);
  }

  /** Follows a child's output. Only whole lines go on: a secret may come in two pieces. */
  follow(source: Readable): void {
    source.setEncoding("utf8");
    source.on("data", (chunk: string) => {
      const lines = ((this.#unfinished.get(source) ?? "") + chunk).split(/\r?\n/);
      this.#unfinished.set(source, lines.pop() ?? "");
      for (const line of lines) this.write(line);
    });
    source.once("close", () => {
      const last = this.#unfinished.get(source);
      this.#unfinished.delete(source);
      if (last) this.write(last);
    });
  }

  write(text: string): void {
    const line = this.#redact(text);
    this.#stream.write(`${line}\n`);
    this.#onLine?.(line);
    this.#last.push(line);
    if (this.#last.length > KEPT_LINES) this.#last.shift();
  }

  /** The last lines, indented, or a word that there were none. */
  tail(): string {
    const unfinished = [...this.#unfinished.values()].map((text) => this.#redact(text));
    const lines = [...this.#last, ...unfinished].filter((line) => line.trim() !== "");
    return lines.length === 0 ? "  (it said nothing)" : lines.map((line) => `  ${line}`).join("\n");
  }

  close(): void {
    this.#stream.end();
  }
}
