import assert from "node:assert/strict";
import { generateResponseSchema } from "../_shared/contract/generation.ts";
import { madePictures } from "../_shared/testing/fake-services.ts";
import { REQUEST, server } from "./testing/server.ts";

Deno.test("a generation ends as rows that the contract knows, and nothing but these", async () => {
  const s = server();
  const { status, body, response } = await s.post();

  assert.equal(status, 200);
  assert.deepEqual(generateResponseSchema.parse(body), body);
  assert.equal(body.generation.prompt, "a lighthouse in fog");
  assert.equal(body.generation.status, "succeeded");
  assert.equal(body.generation.rescued, false);
  assert.deepEqual(body.generation.params, {
    image_size: "landscape_4_3",
    num_images: 2,
    seed: null,
    num_inference_steps: 4,
    output_format: "jpeg",
    style: null,
  });
  assert.equal(body.images.length, 2);
  assert.equal(s.credits.balance, 8);
  const parts = response.headers
    .get("server-timing")
    ?.split(", ")
    .map((part) => part.split(";")[0]);
  assert.deepEqual(parts, [
    "auth",
    "parse",
    "reserve",
    "submit",
    "wait",
    "download",
    "store",
    "settle",
    "total",
  ]);
});

Deno.test("a style's words go to Fal and stay out of the stored prompt", async () => {
  const s = server();
  const { body } = await s.post({ ...REQUEST, style: "ink" });

  assert.match(s.fal.prompts[0] ?? "", /^a lighthouse in fog, .*sumi ink/);
  assert.equal(body.generation.prompt, "a lighthouse in fog");
  assert.equal(body.generation.params.style, "ink");
});

Deno.test("the same request again gets the same answer, and costs nothing", async () => {
  const s = server();
  const first = await s.post();
  const second = await s.post({ num_inference_steps: 4, output_format: "jpeg", ...REQUEST });

  assert.equal(second.status, 200);
  assert.deepEqual(second.body, first.body);
  assert.equal(s.fal.prompts.length, 1);
  assert.equal(s.credits.balance, 8);
});

Deno.test("many equal requests at once: one hold, one submit, equal answers", async () => {
  const s = server();
  const answers = await Promise.all(Array.from({ length: 20 }, () => s.post()));

  assert.equal(s.fal.prompts.length, 1);
  assert.equal(s.credits.balance, 8);
  for (const { status, body } of answers) {
    assert.equal(status, 200);
    assert.deepEqual(body, answers[0]?.body);
  }
});

for (const [what, body, user] of [
  ["another prompt", { ...REQUEST, prompt: "a harbour" }, "ann"],
  ["another seed", { ...REQUEST, seed: "1" }, "ann"],
  ["another user", REQUEST, "bob"],
] as const) {
  Deno.test(`the same id with ${what} is a conflict`, async () => {
    const s = server();
    await s.post();
    const { status, body: answer } = await s.post(body, user);
    assert.deepEqual([status, answer.code], [409, "conflict"]);
    assert.equal(s.fal.prompts.length, 1);
  });
}

Deno.test("a submit whose fate is unknown stays pending and is never sent again", async () => {
  const s = server();
  s.fal.submission = { kind: "unknown" };
  const first = await s.post();
  assert.deepEqual([first.status, first.body.generation.status, first.body.images], [202, "pending", []]);

  const repeated = await s.post();
  assert.equal(repeated.status, 202);
  assert.equal(s.fal.prompts.length, 1);
  assert.equal(s.credits.balance, 8);

  s.clock.advance(5 * 60_000);
  const expired = await s.post();
  assert.deepEqual([expired.status, expired.body.generation.error_code], [200, "expired"]);
  assert.equal(s.fal.prompts.length, 1);
  assert.equal(s.credits.balance, 10);
});

Deno.test("a refused submit is a finished generation that failed, not an error", async () => {
  const s = server();
  s.fal.submission = { kind: "failed", code: "provider_locked", answered: true };
  const { status, body } = await s.post();

  assert.equal(status, 200);
  assert.equal(body.generation.status, "failed");
  assert.equal(body.generation.error_code, "provider_locked");
  assert.equal(s.credits.balance, 10);
  assert.deepEqual(
    s.lines.map((line) => [line.status, line.outcome, line.code]),
    [[200, "failed", "provider_locked"]],
  );
});

Deno.test(
  "a generation that takes longer than a request waits is a 202, and a repeat finishes it",
  async () => {
    const s = server();
    s.fal.progress = "running";
    assert.equal((await s.post()).status, 202);

    s.fal.progress = "completed";
    s.clock.advance(30_000);
    const { status, body } = await s.post();
    assert.deepEqual([status, body.images.length], [200, 2]);
    assert.equal(body.generation.rescued, true);
    assert.equal(s.fal.prompts.length, 1);
  },
);

Deno.test("without credits nothing is submitted", async () => {
  const s = server();
  s.credits.balance = 1;
  const { status, body } = await s.post();
  assert.deepEqual([status, body.code], [402, "insufficient_credits"]);
  assert.deepEqual(s.fal.prompts, []);
});

Deno.test("nobody's request holds nothing", async () => {
  const s = server();
  assert.equal((await s.post(REQUEST, "none")).status, 401);
  assert.deepEqual(s.credits.events, []);
});

Deno.test("who deletes the account meanwhile is signed out", async () => {
  const s = server();
  s.fal.readResult = () => {
    s.credits.isGone = true;
    return Promise.resolve({ kind: "made", seed: null, pictures: madePictures(2) });
  };
  const { status, body } = await s.post();
  assert.deepEqual([status, body.code], [401, "unauthorized"]);
  assert.equal(s.storage.objects.size, 0);
});

Deno.test("the log has one line a request, without a word of what was asked", async () => {
  const s = server();
  await s.post();
  const [line] = s.lines;
  assert.ok(line);
  assert.equal(s.lines.length, 1);
  assert.deepEqual(Object.keys(line).toSorted(), ["function", "id", "ms", "outcome", "status"]);
  assert.doesNotMatch(JSON.stringify(s.lines), /lighthouse|ann|fal\.media/);
});
