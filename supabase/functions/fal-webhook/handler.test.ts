import assert from "node:assert/strict";
import { ID } from "../_shared/testing/world.ts";
import { webhookServer } from "./testing/server.ts";

Deno.test("a webhook finishes what its request left behind, and says that it was rescued", async () => {
  const s = await webhookServer();
  await s.submitted();
  assert.deepEqual(await s.deliver(), { status: 200, body: { status: "succeeded" } });
  assert.equal(s.credits.row(ID).rescued, true);
  assert.equal(s.credits.balance, 9);
});

Deno.test("again, it changes nothing", async () => {
  const s = await webhookServer();
  await s.submitted();
  await s.deliver();
  assert.equal((await s.deliver()).status, 200);
  assert.equal(s.fal.reads, 1);
  assert.equal(s.credits.balance, 9);
});

Deno.test("it brings the request id that was never told", async () => {
  const s = await webhookServer();
  await s.reserve();
  assert.equal((await s.deliver()).status, 200);
  assert.equal(s.credits.row(ID).fal_request_id, "request-1");
  assert.equal(s.credits.row(ID).status, "succeeded");
});

Deno.test("a request that is alive is given the time to tell it itself", async () => {
  const s = await webhookServer();
  await s.reserve();
  const webhook = s.deliver();
  await s.clock.sleep(0);
  const submitted = await s.credits.submitted(ID, "request-1", "holder");
  await s.settleNow(submitted, { holder: "holder", rescuing: false });

  assert.deepEqual(await webhook, { status: 200, body: { status: "succeeded" } });
  assert.equal(s.credits.row(ID).rescued, false);
});

Deno.test("after the deadline it brings the pictures for nothing", async () => {
  const s = await webhookServer();
  await s.reserve();
  s.clock.advance(5 * 60_000);
  await s.credits.deadline(ID);
  assert.deepEqual(await s.deliver(), { status: 200, body: { status: "succeeded" } });
  assert.equal(s.credits.row(ID).charged_count, 0);
  assert.equal(s.credits.balance, 10);
});

Deno.test("what cannot be finished yet is asked for again", async () => {
  const s = await webhookServer();
  await s.submitted();
  s.storage.isUp = false;
  const { status, body } = await s.deliver();
  assert.deepEqual([status, body.code], [503, "not_settled"]);
  assert.equal(s.credits.balance, 9);
});

Deno.test("another request than the generation's own is a conflict", async () => {
  const s = await webhookServer();
  await s.submitted();
  const { status, body } = await s.deliver({ requestId: "request-2" });
  assert.deepEqual([status, body.code], [409, "conflict"]);
  assert.equal(s.credits.row(ID).status, "pending");
});

Deno.test("a deleted account's and an unknown generation's are taken, so that they end", async () => {
  const s = await webhookServer();
  assert.deepEqual(await s.deliver(), { status: 200, body: { status: "gone" } });
  await s.submitted();
  s.credits.isGone = true;
  assert.deepEqual(await s.deliver(), { status: 200, body: { status: "gone" } });
});

for (const [what, change] of [
  ["a token of another generation", { token: "0".repeat(64) }],
  ["no token", { token: null }],
  ["a generation that is no uuid", { generation: "1" }],
  ["a signature of somebody else's", { forged: true }],
  ["a time long ago", { minutesAgo: 6 }],
  ["another customer's name", { userId: "them" }],
] as const) {
  Deno.test(`${what} is refused, and nothing is touched`, async () => {
    const s = await webhookServer();
    await s.submitted();
    const { status, body } = await s.deliver(change);
    assert.deepEqual([status, body.code], [401, "unauthorized"]);
    assert.deepEqual(s.credits.events, ["reserve", "submitted"]);
  });
}

Deno.test("a body without end is not read", async () => {
  const s = await webhookServer();
  await s.submitted();
  assert.equal((await s.deliver({ body: "x".repeat(256 * 1024 + 1) })).status, 413);
});

Deno.test("the log names the generation, and nothing of what Fal sent", async () => {
  const s = await webhookServer();
  await s.submitted();
  await s.deliver({ body: '{"payload":{"prompt":"a lighthouse","images":[]}}' });
  assert.equal(s.lines.length, 1);
  assert.deepEqual(Object.keys(s.lines[0] ?? {}).toSorted(), ["function", "id", "ms", "outcome", "status"]);
});
