import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import path from "node:path";

const KEPT_LINES = 25;

/** What a child process says: all of it in a file, the last lines in memory for error messages. */
export class OutputLog {
  readonly file: string;
  readonly #stream: WriteStream;
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #last: string[] = [];
  #rest = "";

  constructor(file: string, onLine?: (line: string) => void) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.file = file;
    this.#onLine = onLine;
    this.#stream = createWriteStream(file, { flags: "w", mode: 0o600 });
    // A full disk must not take the stack down with it.
    this.#stream.on("error", () => undefined);
  }

  write(chunk: string): void {
    this.#stream.write(chunk);
    const lines = (this.#rest + chunk).split(/\r?\n/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      this.#onLine?.(line);
      this.#last.push(line);
      if (this.#last.length > KEPT_LINES) this.#last.shift();
    }
  }

  /** The last lines, indented, or a word that there were none. */
  tail(): string {
    const lines = [...this.#last, this.#rest].filter((line) => line.trim() !== "");
    return lines.length === 0 ? "  (it said nothing)" : lines.map((line) => `  ${line}`).join("\n");
  }

  close(): void {
    this.#stream.end();
  }
}
