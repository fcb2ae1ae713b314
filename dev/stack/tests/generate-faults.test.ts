import postgres from "postgres";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { expectBalance } from "./support/books.ts";
import { falStats, setFault } from "./support/fal.ts";
import { aRequest, generate } from "./support/generate.ts";
import { newPerson } from "./support/people.ts";

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 2, onnotice: () => undefined });
afterEach(async () => {
  await setFault(stack, { fault: "none" });
  await sql`update app_settings set max_open_generations = 3, max_generations_per_minute = 20`;
  await sql`update private.provider_state set opened_at = null, last_probe_at = null, unanswered = 0`;
});
afterAll(() => sql.end());

test.each([
  ["http_422", "submit", "prompt_rejected"],
  ["http_422", "result", "prompt_rejected"],
  ["http_500", "result", "provider_failed"],
  ["http_403_locked", "submit", "provider_locked"],
])("%s at %s is proven: told as %s, and the credit is back", async (fault, at, error_code) => {
  const person = await newPerson(stack);
  await setFault(stack, { fault, at });
  const before = await falStats(stack);
  const { status, body } = await generate(stack, person);
  expect(status).toBe(200);
  expect(body.generation).toMatchObject({ status: "failed", error_code, charged_count: 0 });
  expect((await falStats(stack)).submits - before.submits).toBe(1);
  await expectBalance(sql, person, 10);
});

test.each(["http_500", "http_503", "drop_submit"])(
  "%s at submit proves nothing: held, never sent again, returned at the deadline",
  async (fault) => {
    const person = await newPerson(stack);
    await setFault(stack, { fault });
    const before = await falStats(stack);
    const request = aRequest();
    const first = await generate(stack, person, request);
    expect(first).toMatchObject({ status: 202, body: { generation: { status: "pending" } } });
    await expectBalance(sql, person, 9);

    await sql`update generations set deadline = now() where id = ${request["id"] as string}`;
    const second = await generate(stack, person, request);
    expect(second).toMatchObject({
      status: 200,
      body: { generation: { status: "failed", error_code: "expired" } },
    });
    expect((await falStats(stack)).submits - before.submits).toBe(1);
    await expectBalance(sql, person, 10);
  },
);

test("the account that is locked opens the breaker: the next is refused, with nothing held", async () => {
  const person = await newPerson(stack);
  await setFault(stack, { fault: "http_403_locked" });
  await generate(stack, person);
  const before = await falStats(stack);
  expect(await generate(stack, person)).toMatchObject({
    status: 503,
    body: { code: "provider_unavailable" },
  });
  expect((await falStats(stack)).submits).toBe(before.submits);
  await expectBalance(sql, person, 10);
});

test("flagged pictures are neither stored nor charged", async () => {
  const person = await newPerson(stack);
  await setFault(stack, { fault: "nsfw", count: 1 });
  const { body } = await generate(stack, person, aRequest({ num_images: 4 }));
  expect(body.generation).toMatchObject({ status: "succeeded", charged_count: 3, filtered_count: 1 });
  expect(body.images.map((image) => image.position)).toEqual([1, 2, 3]);
  await expectBalance(sql, person, 7);

  await setFault(stack, { fault: "nsfw", count: 1 });
  const alone = await generate(stack, person);
  expect(alone.body.generation).toMatchObject({ status: "failed", error_code: "content_filtered" });
  await expectBalance(sql, person, 7);
});

test("pictures that cannot be fetched are kept waiting, then come without another charge", async () => {
  const person = await newPerson(stack);
  await setFault(stack, { fault: "http_503", at: "image" });
  const request = aRequest();
  const first = await generate(stack, person, request);
  expect(first.status).toBe(202);
  await expectBalance(sql, person, 9);

  await setFault(stack, { fault: "none" });
  await sql`update generations set lease_until = null where id = ${request["id"] as string}`;
  const second = await generate(stack, person, request);
  expect(second).toMatchObject({ status: 200, body: { generation: { status: "succeeded" } } });
  await expectBalance(sql, person, 9);
}, 60_000);

test("a slow answer is waited for", async () => {
  const person = await newPerson(stack);
  await setFault(stack, { fault: "latency", ms: 1500 });
  expect((await generate(stack, person)).body.generation.status).toBe("succeeded");
});

test("fifty requests at once with one id: one hold, one submit, fifty equal answers", async () => {
  const person = await newPerson(stack);
  const before = await falStats(stack);
  const request = aRequest();
  const answers = await Promise.all(Array.from({ length: 50 }, () => generate(stack, person, request)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 200, body: { generation: { status: "succeeded" } } });
  expect((await falStats(stack)).submits - before.submits).toBe(1);
  await expectBalance(sql, person, 9);
});

test("two hundred requests at once on a balance of seven: seven pictures, 193 refusals", async () => {
  const person = await newPerson(stack);
  await sql`update app_settings set max_open_generations = 1000, max_generations_per_minute = 1000`;
  await sql`select private.grant_credits(${person.id}, -3, 'adjust')`;
  const answers = await Promise.all(Array.from({ length: 200 }, () => generate(stack, person)));
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect({ made: count(200), refused: count(402) }).toEqual({ made: 7, refused: 193 });
  await expectBalance(sql, person, 0);
}, 60_000);
