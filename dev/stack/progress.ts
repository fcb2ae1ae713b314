/** Says each step of a start in one line, with the time it took. */
export class Progress {
  readonly #log: (line: string) => void;
  readonly #began = Date.now();

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const began = Date.now();
    const result = await work();
    this.#log(`  ${name.padEnd(34, ".")} ${seconds(began)}`);
    return result;
  }

  /** Time since the first step, in words. */
  total(): string {
    return seconds(this.#began);
  }
}

function seconds(began: number): string {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
