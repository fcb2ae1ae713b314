import assert from "node:assert/strict";
import { GenerationGone } from "./credits.ts";
import { nextStep } from "./settle.ts";
import { madePictures } from "./testing/fake-services.ts";
import { ID, world } from "./testing/world.ts";

Deno.test("a completed generation is stored, charged and answered with its pictures", async () => {
  const w = world(2);
  const { outcome, generation, images } = await w.settleNow(await w.submitted());

  assert.equal(outcome, "ok");
  assert.equal(generation.charged_count, 2);
  assert.deepEqual(
    images.map(({ position, seed, width, height }) => ({ position, seed, width, height })),
    [0, 1].map((position) => ({ position, seed: "42", width: 512, height: 512 })),
  );
  const [first] = images;
  assert.ok(first);
  const object = w.storage.objects.get(first.storage_path);
  assert.equal(object?.contentType, "image/jpeg");
  assert.equal(object?.bytes.length, first.bytes);
  assert.equal(first.image_url, w.storage.publicUrl(first.storage_path));
  assert.equal(w.credits.balance, 8);
});

Deno.test("pictures that were held back are not fetched and not charged", async () => {
  const w = world(3);
  const [a, b, c] = madePictures(3);
  assert.ok(a && b && c);
  w.fal.result = { kind: "made", seed: null, pictures: [a, { ...b, flagged: true }, c] };
  const { outcome, generation, images } = await w.settleNow(await w.submitted());

  assert.equal(outcome, "partial");
  assert.equal(generation.filtered_count, 1);
  assert.deepEqual(
    images.map(({ position }) => position),
    [0, 2],
  );
  assert.deepEqual(w.downloads.urls, [a.url, c.url]);
  assert.equal(w.credits.balance, 8);
});

Deno.test("when every picture is held back the credits return", async () => {
  const w = world(2);
  w.fal.result = {
    kind: "made",
    seed: null,
    pictures: madePictures(2).map((p) => ({ ...p, flagged: true })),
  };
  const { outcome, generation } = await w.settleNow(await w.submitted());

  assert.equal(outcome, "content_filtered");
  assert.equal(generation.error_code, "content_filtered");
  assert.equal(w.credits.balance, 10);
});

Deno.test(
  "pictures that are missing or proven broken are counted, and only the good one charged",
  async () => {
    const w = world(3);
    w.fal.result = { kind: "made", seed: null, pictures: madePictures(2) };
    w.downloads.exceptions.set("https://v3.fal.media/files/0.jpg", { kind: "unusable" });
    const { generation, images } = await w.settleNow(await w.submitted());

    assert.equal(generation.failed_count, 2);
    assert.deepEqual(
      images.map(({ position }) => position),
      [1],
    );
    assert.equal(w.credits.balance, 9);
  },
);

Deno.test("when no picture is usable the generation fails for that reason", async () => {
  const w = world(2);
  const [flagged] = madePictures(1);
  assert.ok(flagged);
  w.fal.result = { kind: "made", seed: null, pictures: [{ ...flagged, flagged: true }] };
  const { generation } = await w.settleNow(await w.submitted());

  assert.equal(generation.error_code, "picture_unusable");
  assert.equal(generation.filtered_count, 1);
  assert.equal(generation.failed_count, 1);
  assert.equal(w.credits.balance, 10);
});

Deno.test("a proven failure returns the credits", async () => {
  const w = world();
  w.fal.result = { kind: "failed", code: "prompt_rejected" };
  const { generation } = await w.settleNow(await w.submitted());

  assert.equal(generation.status, "failed");
  assert.equal(generation.error_code, "prompt_rejected");
  assert.equal(w.credits.balance, 10);
});

for (const [what, hinder] of [
  ["Fal is still at it", (w: ReturnType<typeof world>) => (w.fal.progress = "running")],
  ["Fal does not know the job yet", (w: ReturnType<typeof world>) => (w.fal.progress = "unknown_request")],
  ["the result cannot be read", (w: ReturnType<typeof world>) => (w.fal.result = { kind: "unreadable" })],
  ["Storage is down", (w: ReturnType<typeof world>) => (w.storage.isUp = false)],
  [
    "one picture cannot be had now",
    (w: ReturnType<typeof world>) =>
      w.downloads.exceptions.set("https://v3.fal.media/files/1.jpg", { kind: "unavailable" }),
  ],
] as const) {
  Deno.test(`nothing is decided while ${what}, and a later call finishes`, async () => {
    const w = world(2);
    hinder(w);
    const pending = await w.settleNow(await w.submitted());
    assert.equal(pending.generation.status, "pending");
    assert.equal(w.credits.balance, 8);

    w.fal.progress = "completed";
    w.fal.result = { kind: "made", seed: "42", pictures: madePictures(2) };
    w.storage.isUp = true;
    w.downloads.exceptions.clear();
    w.clock.advance(30_000); // The first caller's lease.
    const done = await w.settleNow(pending);
    assert.equal(done.generation.status, "succeeded");
    assert.equal(w.credits.balance, 8);
  });
}

Deno.test("an outage of Storage that passes is waited for", async () => {
  const w = world(2);
  w.storage.failures = 5;
  const { generation } = await w.settleNow(await w.submitted());

  assert.equal(generation.charged_count, 2);
  assert.equal(w.storage.objects.size, 2);
});

Deno.test("what was stored is removed when the account is deleted meanwhile", async () => {
  const w = world();
  const known = await w.submitted();
  w.fal.readResult = () => {
    w.credits.isGone = true;
    return Promise.resolve({ kind: "made", seed: null, pictures: madePictures(1) });
  };

  await assert.rejects(w.settleNow(known), GenerationGone);
  assert.equal(w.downloads.urls.length, 1);
  assert.equal(w.storage.objects.size, 0);
});

Deno.test("nextStep", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  const [past, future] = ["2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z"];
  const at = (
    status: "pending" | "failed",
    requestId: string | null,
    lease: string | null,
    deadline: string,
  ) => nextStep({ id: ID, status, fal_request_id: requestId, lease_until: lease, deadline }, now);

  assert.equal(at("failed", null, null, past), "collect");
  assert.equal(at("pending", null, null, future), "wait");
  assert.equal(at("pending", null, null, past), "expire");
  assert.equal(at("pending", "r", null, future), "claim");
  assert.equal(at("pending", "r", past, past), "claim");
  assert.equal(at("pending", "r", future, past), "wait");
});
