import assert from "node:assert/strict";
import { ID } from "../_shared/testing/world.ts";
import { reapServer } from "./testing/server.ts";

const NOTHING = { rescued: 0, released: 0, pending: 0, purged: 0, orphans: 0, forgotten: 0, failures: 0 };
const PICTURE = {
  id: "5b2f4d3e-8a53-4c1c-b6a5-3d1f0a7e5c21",
  storage_path: "a.jpg",
  thumb_path: "a.thumb.webp",
};

Deno.test("without anything to do it keeps the budget and says so", async () => {
  const s = reapServer();
  assert.deepEqual(await s.reap(), { status: 200, body: NOTHING });
  assert.equal(s.upkeep.budgets, 1);
});

for (const authorization of [
  null,
  "",
  "Bearer",
  "Bearer ",
  "Bearer a secret of the test",
  "Bearer a secret of the tests too",
  "a secret of the tests",
  "Basic a secret of the tests",
]) {
  Deno.test(`"${authorization}" is not its secret`, async () => {
    const s = reapServer();
    const { status, body } = await s.reap(authorization);
    assert.deepEqual([status, body.code], [401, "unauthorized"]);
    assert.equal(s.upkeep.budgets, 0);
  });
}

Deno.test("it takes no GET", async () => {
  assert.equal((await reapServer().reap(undefined, "GET")).status, 405);
});

Deno.test("a generation whose request died is rescued", async () => {
  const s = reapServer();
  s.upkeep.due = [await s.submitted()];
  const { body } = await s.reap();
  assert.deepEqual(body, { ...NOTHING, rescued: 1 });
  assert.equal(s.credits.balance, 9);
});

Deno.test("what nobody can know anything more about is released", async () => {
  const s = reapServer();
  s.upkeep.expired = 3;
  assert.deepEqual((await s.reap()).body, { ...NOTHING, released: 3 });
});

Deno.test("a job that failed is released, a late one gives nothing back again", async () => {
  const s = reapServer();
  s.fal.result = { kind: "failed", code: "provider_failed" };
  s.upkeep.due = [await s.submitted()];
  assert.deepEqual((await s.reap()).body, { ...NOTHING, released: 1 });
  assert.equal(s.credits.balance, 10);

  const late = reapServer();
  late.fal.result = { kind: "failed", code: "provider_failed" };
  await late.reserve();
  late.clock.advance(5 * 60_000);
  await late.credits.deadline(ID);
  late.upkeep.due = [await late.credits.submitted(ID, "request-1")];
  assert.deepEqual((await late.reap()).body, { ...NOTHING, pending: 1 });
  assert.equal(late.credits.balance, 10);
});

Deno.test("it takes five at a time", async () => {
  const s = reapServer();
  const due = await s.submitted();
  s.upkeep.due = Array.from({ length: 7 }, () => due);
  const { body } = await s.reap();
  assert.equal(body.rescued + body.released + body.pending, 5);
});

Deno.test("a part that fails is told, and the others are done", async () => {
  const s = reapServer();
  s.upkeep.keepBudget = () => Promise.reject(new Error("down"));
  s.upkeep.dueGenerations = () => Promise.reject(new Error("down"));
  s.upkeep.trash = [PICTURE];
  assert.deepEqual(await s.reap(), { status: 500, body: { ...NOTHING, purged: 1, failures: 2 } });
});

Deno.test("one that cannot be settled keeps nobody else's work from being done", async () => {
  const s = reapServer();
  s.upkeep.due = [await s.submitted()];
  s.credits.claim = () => Promise.reject(new Error("The database is down."));
  s.upkeep.orphans = ["b.jpg"];
  assert.deepEqual((await s.reap()).body, { ...NOTHING, pending: 1, orphans: 1 });
});

Deno.test("the trash loses its objects, then its rows", async () => {
  const s = reapServer();
  await s.storage.put("a.jpg", new Uint8Array(1), "image/jpeg");
  s.upkeep.trash = [PICTURE];
  assert.deepEqual((await s.reap()).body, { ...NOTHING, purged: 1 });
  assert.equal(s.storage.objects.size, 0);
  assert.deepEqual(s.upkeep.deleted, [PICTURE.id]);
});

Deno.test("where Storage is down no row goes, for somebody must still know the object", async () => {
  const s = reapServer();
  s.upkeep.trash = [PICTURE];
  s.upkeep.orphans = ["b.jpg"];
  s.storage.isUp = false;
  assert.deepEqual((await s.reap()).body, NOTHING);
  assert.deepEqual(s.upkeep.deleted, []);
});

Deno.test("the log has numbers alone", async () => {
  const s = reapServer();
  await s.reap();
  assert.deepEqual(Object.keys(s.lines[0] ?? {}).toSorted(), ["counts", "function", "ms", "status"]);
});
