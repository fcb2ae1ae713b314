import type { Clock } from "../clock.ts";

/** A clock that stands still until somebody sleeps: sleeping moves it at once. */
export class FakeClock implements Clock {
  #now = Date.parse("2026-01-01T00:00:00Z");

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  async sleep(ms: number): Promise<void> {
    this.#now += ms;
    // Lets everything else that is ready to go on do so.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
