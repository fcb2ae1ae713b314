import assert from "node:assert/strict";
import { repeat } from "./repeat.ts";
import { FakeClock } from "./testing/fake-clock.ts";

/** Milliseconds, from the start, of each attempt until the third is final or the time is up. */
async function attemptsWithin(withinMs: number) {
  const clock = new FakeClock();
  const start = clock.now();
  const times: number[] = [];
  const attempt = () => Promise.resolve(times.push(clock.now() - start));
  const pauses = { firstMs: 100, longestMs: 150, growth: 2 };
  const result = await repeat(attempt, {
    clock,
    until: start + withinMs,
    ...pauses,
    isFinal: (count) => count === 4,
  });
  return { times, result };
}

Deno.test("pauses grow up to the longest, and a final result ends it", async () => {
  assert.deepEqual(await attemptsWithin(10_000), { times: [0, 100, 250, 400], result: 4 });
});

Deno.test("no pause begins that would end too late, and the last result is returned", async () => {
  assert.deepEqual(await attemptsWithin(251), { times: [0, 100, 250], result: 3 });
  assert.deepEqual(await attemptsWithin(250), { times: [0, 100], result: 2 });
});

Deno.test("there is one attempt even when the time is up", async () => {
  assert.deepEqual(await attemptsWithin(-1), { times: [0], result: 1 });
});
