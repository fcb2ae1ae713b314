import postgres from "postgres";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { expectBalance } from "./support/books.ts";
import { falStats } from "./support/fal.ts";
import { aRequest, generate } from "./support/generate.ts";
import { newPerson } from "./support/people.ts";

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 2, onnotice: () => undefined });
afterEach(async () => {
  await sql`update app_settings set max_open_generations = 3, max_generations_per_minute = 20,
            paused = false, blocked_words = '{}'`;
});
afterAll(() => sql.end());

test.each([
  ["an unknown key", aRequest({ upscale: true })],
  ["no prompt", aRequest({ prompt: "   " })],
  ["a prompt that is too long", aRequest({ prompt: "x".repeat(2001) })],
  ["a control character", aRequest({ prompt: "a\u0000b" })],
  ["half of a surrogate pair", aRequest({ prompt: "\ud800" })],
  ["a prompt that nobody can see", aRequest({ prompt: "\u200b\u2060" })],
  ["a prompt that turns the direction of writing", aRequest({ prompt: "a \u202egnp.heron" })],
  ["a key that stands twice", JSON.stringify(aRequest()).replace("{", '{"num_images":4,')],
  [
    "a key that stands twice, once escaped",
    JSON.stringify(aRequest()).replace("{", '{"num\\u005fimages":4,'),
  ],
  ["five pictures", aRequest({ num_images: 5 })],
  ["half a picture", aRequest({ num_images: 0.5 })],
  ["an unknown size", aRequest({ image_size: "poster" })],
  ["thirteen steps", aRequest({ num_inference_steps: 13 })],
  ["a seed that is a number", aRequest({ seed: 7 })],
  ["a seed above 2^64", aRequest({ seed: "18446744073709551616" })],
  ["an unknown style", aRequest({ style: "toString" })],
  ["an id that is no v4 uuid", aRequest({ id: "00000000-0000-1000-8000-000000000000" })],
  ["an array", []],
  ["null", "null"],
  ["what is no JSON", "{"],
])("%s is refused, and nothing is held", async (_, body) => {
  const person = await newPerson(stack);
  const before = await falStats(stack);
  const answer = await generate(stack, person, body);
  expect(answer).toEqual({ status: 400, body: { code: "invalid_request", message: expect.any(String) } });
  await expectBalance(sql, person, 10);
  expect((await falStats(stack)).submits).toBe(before.submits);
});

test("a body above 16 KB is too large", async () => {
  const person = await newPerson(stack);
  const answer = await generate(stack, person, JSON.stringify({ ...aRequest(), prompt: "x".repeat(17_000) }));
  expect(answer).toMatchObject({ status: 413, body: { code: "too_large" } });
});

test("without a good token nothing is done", async () => {
  const person = await newPerson(stack);
  const { data } = await person.client.auth.getSession();
  const [header, payload] = (data.session?.access_token ?? "").split(".");
  for (const token of [null, "nonsense", stack.publishable_key, stack.secret_key, `${header}.${payload}.`]) {
    const answer = await generate(stack, person, aRequest(), token);
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthorized" } });
  }
  await expectBalance(sql, person, 10);
});

test("without credits, 402; what is asked for must be there whole", async () => {
  const person = await newPerson(stack);
  await sql`select private.grant_credits(${person.id}, -8, 'adjust')`;
  expect(await generate(stack, person, aRequest({ num_images: 3 }))).toMatchObject({
    status: 402,
    body: { code: "insufficient_credits" },
  });
  expect((await generate(stack, person, aRequest({ num_images: 2 }))).status).toBe(200);
  expect((await generate(stack, person)).status).toBe(402);
  await expectBalance(sql, person, 0);
});

test("an id is one person's and one request's", async () => {
  const [ada, bea] = [await newPerson(stack), await newPerson(stack)];
  const request = aRequest();
  await generate(stack, ada, request);
  expect(await generate(stack, ada, { ...request, prompt: "another" })).toMatchObject({
    status: 409,
    body: { code: "conflict" },
  });
  expect((await generate(stack, bea, request)).status).toBe(409);
  await expectBalance(sql, ada, 9);
  await expectBalance(sql, bea, 10);
});

test("a blocked account, blocked words, a pause", async () => {
  const person = await newPerson(stack);
  await sql`update app_settings set blocked_words = '{heron}'`;
  expect(await generate(stack, person)).toMatchObject({ status: 422, body: { code: "prompt_blocked" } });
  await sql`update app_settings set blocked_words = '{}', paused = true`;
  expect(await generate(stack, person)).toMatchObject({ status: 503, body: { code: "paused" } });
  await sql`update app_settings set paused = false`;
  await sql`update profiles set blocked_at = now() where id = ${person.id}`;
  expect(await generate(stack, person)).toMatchObject({ status: 403, body: { code: "account_blocked" } });
  await expectBalance(sql, person, 10);
});

test("so many open at once, so many a minute", async () => {
  const person = await newPerson(stack);
  await sql`update app_settings set max_open_generations = 1`;
  const answers = await Promise.all(Array.from({ length: 6 }, () => generate(stack, person)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  for (const { body } of refused) expect(body.code).toBe("too_many_open");

  await sql`update app_settings set max_open_generations = 3, max_generations_per_minute = 1`;
  expect(await generate(stack, person)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  await expectBalance(sql, person, 10 - answers.length + refused.length);
});

test("a deleted account spends nothing with its old token", async () => {
  const person = await newPerson(stack);
  const { data } = await person.client.auth.getSession();
  await sql`delete from auth.users where id = ${person.id}`;
  const answer = await generate(stack, person, aRequest(), data.session?.access_token);
  expect(answer.status).toBe(401);
  expect(await sql`select 1 from generations where user_id = ${person.id}`).toHaveLength(0);
});
