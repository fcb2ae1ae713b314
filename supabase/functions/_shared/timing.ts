/**
 * How long the parts of a request took, for the Server-Timing header. A part may run several times at
 * once (four downloads): what counts is how long at least one of them ran, as the person waits for it.
 */
export class Timings {
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #parts = new Map<string, { running: number; since: number; total: number }>();

  /** @param now a clock in milliseconds; only differences are used. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#startedAt = now();
  }

  async measure<T>(name: string, work: () => Promise<T>): Promise<T> {
    const part = this.#parts.get(name) ?? { running: 0, since: 0, total: 0 };
    this.#parts.set(name, part);
    if (part.running === 0) part.since = this.#now();
    part.running += 1;
    try {
      return await work();
    } finally {
      part.running -= 1;
      if (part.running === 0) part.total += this.#now() - part.since;
    }
  }

  /** Milliseconds since the start. */
  elapsed(): number {
    return this.#now() - this.#startedAt;
  }

  /** The value of a Server-Timing header: the finished parts in order of their start, then the total. */
  header(): string {
    const parts = [...this.#parts].map(([name, { total }]) => `${name};dur=${total.toFixed(1)}`);
    return [...parts, `total;dur=${this.elapsed().toFixed(1)}`].join(", ");
  }
}
