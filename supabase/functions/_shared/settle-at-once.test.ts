import assert from "node:assert/strict";
import { ID, world } from "./testing/world.ts";

Deno.test("two callers at once: one talks to Fal, both get the same answer", async () => {
  const w = world(2);
  let release = () => {};
  w.fal.ready = new Promise<void>((resolve) => (release = resolve));
  const known = await w.submitted();
  const answers = [w.settleNow(known), w.settleNow(known)];
  while (!w.credits.events.includes("claim")) await w.clock.sleep(0);
  release();
  const [first, second] = await Promise.all(answers);

  assert.ok(first && second);
  assert.equal(w.fal.reads, 1);
  assert.equal(w.credits.events.filter((event) => event === "succeeded").length, 1);
  assert.deepEqual(first.images, second.images);
  assert.equal(first.generation.charged_count, 2);
  assert.equal(w.credits.balance, 8);
});

Deno.test("a caller takes over when the one with the lease died", async () => {
  const w = world();
  const known = await w.submitted();
  await w.credits.claim(ID, "a process that was killed");
  const waiting = await w.settleNow(known, { until: w.clock.now() + 60_000 });

  assert.equal(waiting.generation.status, "succeeded");
});

Deno.test("who got the lease with the submit goes on at once, and rescues nothing", async () => {
  const w = world();
  await w.reserve();
  const submitted = await w.credits.submitted(ID, "request-1", "holder");
  const { generation } = await w.settleNow(submitted, { holder: "holder", rescuing: false });

  assert.deepEqual([generation.status, generation.rescued], ["succeeded", false]);
  assert.deepEqual(w.credits.events, ["reserve", "submitted", "succeeded"]);
});

Deno.test("two callers that both hold a lease charge once", async () => {
  const w = world();
  const known = await w.submitted();
  let release = () => {};
  w.fal.ready = new Promise<void>((resolve) => (release = resolve));
  const slow = w.settleNow(known);
  while (!w.credits.events.includes("claim")) await w.clock.sleep(0);
  w.clock.advance(31_000);
  const taker = w.settleNow(known);
  while (w.credits.events.filter((event) => event === "claim").length < 2) await w.clock.sleep(0);
  release();
  const [a, b] = await Promise.all([slow, taker]);

  assert.deepEqual([a.outcome, b.outcome].toSorted(), ["already_succeeded", "ok"]);
  assert.equal(w.credits.balance, 9);
});

Deno.test("without a request id a caller waits for the submit of another, and never submits", async () => {
  const w = world();
  const known = await w.reserve();
  const waiting = w.settleNow(known);
  await w.clock.sleep(0);
  await w.credits.submitted(ID, "request-1");

  assert.equal((await waiting).generation.status, "succeeded");
  assert.deepEqual(w.fal.prompts, []);
});
