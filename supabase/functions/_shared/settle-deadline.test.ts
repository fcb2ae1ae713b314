import assert from "node:assert/strict";
import { ID, world } from "./testing/world.ts";

Deno.test(
  "without a request id nothing is decided before the deadline, and all is released after it",
  async () => {
    const w = world();
    const pending = await w.settleNow(await w.reserve());
    assert.equal(pending.generation.status, "pending");
    assert.equal(w.credits.balance, 9);

    w.clock.advance(5 * 60_000);
    const expired = await w.settleNow(pending);
    assert.equal(expired.outcome, "expired");
    assert.equal(expired.generation.error_code, "expired");
    assert.equal(w.credits.balance, 10);
    assert.equal(w.fal.cancels + w.fal.reads, 0);
  },
);

Deno.test(
  "at the deadline of a submitted generation Fal is told to stop and believed once more",
  async () => {
    const w = world();
    const known = await w.submitted();
    w.clock.advance(10 * 60_000);
    const { generation } = await w.settleNow(known);

    assert.equal(w.fal.cancels, 1);
    assert.equal(generation.status, "succeeded");
    assert.equal(generation.charged_count, 1);
  },
);

Deno.test("at the deadline a job that Fal no longer knows is read, and its failure followed", async () => {
  const w = world();
  w.fal.progress = "unknown_request";
  w.fal.result = { kind: "failed", code: "provider_failed" };
  const known = await w.submitted();
  w.clock.advance(10 * 60_000);
  const { generation } = await w.settleNow(known);

  assert.equal(generation.error_code, "provider_failed");
  assert.equal(w.credits.balance, 10);
});

Deno.test("at the deadline a job that Fal still runs stays pending", async () => {
  const w = world();
  w.fal.progress = "running";
  const known = await w.submitted();
  w.clock.advance(10 * 60_000);

  assert.equal((await w.settleNow(known)).generation.status, "pending");
  assert.equal(w.fal.cancels, 1);
});

Deno.test("a request id after the deadline: what was made is kept, and costs nothing", async () => {
  const w = world(2);
  await w.reserve();
  w.clock.advance(5 * 60_000);
  await w.credits.deadline(ID);
  const late = await w.credits.submitted(ID, "request-1");
  assert.equal(late.outcome, "late");
  const { outcome, generation, images } = await w.settleNow(late);

  assert.equal(outcome, "late_free");
  assert.deepEqual([generation.status, generation.charged_count, generation.rescued], ["succeeded", 0, true]);
  assert.equal(images.length, 2);
  assert.equal(w.credits.balance, 10);
});

for (const progress of ["completed", "unknown_request"] as const) {
  Deno.test(`a late job that is ${progress} and made nothing is waited for no longer`, async () => {
    const w = world();
    await w.reserve();
    w.clock.advance(5 * 60_000);
    await w.credits.deadline(ID);
    Object.assign(w.fal, { progress, result: { kind: "failed", code: "provider_failed" } });
    const { outcome, generation } = await w.settleNow(await w.credits.submitted(ID, "request-1"));

    assert.equal(outcome, "already_failed");
    assert.deepEqual([generation.error_code, generation.late_since], ["expired", null]);
    assert.equal(w.credits.balance, 10);
  });
}
