import type { Clock } from "./clock.ts";

export interface RepeatOptions<T> {
  clock: Clock;
  /** When to give up, in milliseconds of the clock: no pause is begun that would end after it. */
  until: number;
  /** Milliseconds of the first pause; each next one is longer by `growth`, up to `longestMs`. */
  firstMs: number;
  longestMs: number;
  growth: number;
  /** Whether a result is worth no further attempt. */
  isFinal: (result: T) => boolean;
}

/** Attempts at least once, and again after growing pauses. Returns the last result, final or not. */
export async function repeat<T>(attempt: () => Promise<T>, options: RepeatOptions<T>): Promise<T> {
  const { clock, until, firstMs, longestMs, growth, isFinal } = options;
  for (let pause = firstMs; ; pause = Math.min(pause * growth, longestMs)) {
    const result = await attempt();
    if (isFinal(result) || clock.now() + pause >= until) return result;
    await clock.sleep(pause);
  }
}
