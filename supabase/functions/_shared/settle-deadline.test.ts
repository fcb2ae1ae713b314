import assert from "node:assert/strict";
import { world } from "./testing/world.ts";

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
