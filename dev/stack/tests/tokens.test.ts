import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { stackPaths } from "../paths.ts";
import { loadSecrets } from "../secrets.ts";
import { falStats } from "./support/fal.ts";
import { aRequest } from "./support/generate.ts";
import { newPerson, type Person } from "./support/people.ts";
import { claimsOf, signToken, tamper } from "./support/tokens.ts";

const stack = inject("stack");
const { jwtSecret, reapSecret } = loadSecrets(stackPaths(stack.dir).secrets);
const sql = postgres(stack.database_url, { max: 2, onnotice: () => undefined });
let victim: Person;
let own: string;

async function tokenOf(person: Person): Promise<string> {
  const { data } = await person.client.auth.getSession();
  return data.session?.access_token ?? "";
}

/** All that a function could have moved. */
async function everything(): Promise<string> {
  const [ledger] = await sql`
    select (select coalesce(sum(credits), 0) from profiles) as credits, (select count(*) from credit_ledger) as entries,
           (select count(*) from generations) as generations, (select count(*) from generated_images) as pictures`;
  return JSON.stringify({ ...ledger, submits: (await falStats(stack)).submits });
}

beforeAll(async () => {
  victim = await newPerson(stack);
  own = await tokenOf(victim);
});
afterAll(() => sql.end());

interface Outcome {
  status: number;
  body: unknown;
  /** Whether anything in the database or at the picture service is not as it was. */
  moved: boolean;
}

async function call(name: string, authorization: string | null): Promise<Outcome> {
  const before = await everything();
  const query = name === "fal-webhook" ? `?g=${crypto.randomUUID()}&t=${"0".repeat(64)}` : "";
  const response = await fetch(`${stack.api_url}/functions/v1/${name}${query}`, {
    method: "POST",
    headers: {
      apikey: stack.publishable_key,
      "content-type": "application/json",
      ...(authorization === null ? {} : { authorization }),
    },
    body: JSON.stringify(aRequest()),
  });
  const body: unknown = await response.json();
  return { status: response.status, body, moved: before !== (await everything()) };
}

const UNAUTHORIZED = {
  status: 401,
  body: { code: "unauthorized", message: expect.any(String) as string },
  moved: false,
};

/** Each is made when its test runs: a token has a time, and a person. */
const tokens: Record<string, () => string | null> = {
  none: () => null,
  "an empty one": () => "Bearer ",
  nonsense: () => "Bearer nonsense",
  "another scheme": () => `Basic ${btoa(`user:${own}`)}`,
  "the publishable key": () => `Bearer ${stack.publishable_key}`,
  "the secret key": () => `Bearer ${stack.secret_key}`,
  "an expired one": () => `Bearer ${signToken(claimsOf(victim.id, { exp: 1_700_000_000 }), jwtSecret)}`,
  "a foreign one": () => `Bearer ${signToken(claimsOf(victim.id), "the secret of another project")}`,
  "an unsigned one": () => `Bearer ${signToken(claimsOf(victim.id), "", "none")}`,
  "one without its signature": () => `Bearer ${own.split(".").slice(0, 2).join(".")}.`,
  "one with another person in it": () => `Bearer ${tamper(own, { sub: crypto.randomUUID() })}`,
  "one with a longer life in it": () => `Bearer ${tamper(own, { exp: 4_000_000_000 })}`,
  "one for the service role": () =>
    `Bearer ${signToken(claimsOf(victim.id, { role: "service_role" }), jwtSecret)}`,
  "one for the anonymous role": () => `Bearer ${signToken(claimsOf(victim.id, { role: "anon" }), jwtSecret)}`,
  "one of nobody": () => `Bearer ${signToken(claimsOf("", { sub: undefined }), jwtSecret)}`,
  "one whose person is no uuid": () => `Bearer ${signToken(claimsOf("1 or 1=1"), jwtSecret)}`,
  "one of a person who never was": () => `Bearer ${signToken(claimsOf(crypto.randomUUID()), jwtSecret)}`,
};

describe.each(["generate", "fal-webhook", "reap"])("%s", (name) => {
  test.each(Object.keys(tokens))("refuses a token that is %s", async (kind) => {
    expect(await call(name, tokens[kind]!())).toEqual(UNAUTHORIZED);
  });

  test("refuses a deleted person's old token", async () => {
    const person = await newPerson(stack);
    const token = await tokenOf(person);
    await sql`delete from auth.users where id = ${person.id}`;
    expect(await call(name, `Bearer ${token}`)).toEqual(UNAUTHORIZED);
  });

  test("refuses a blocked person's token", async () => {
    const person = await newPerson(stack);
    await sql`update profiles set blocked_at = now() where id = ${person.id}`;
    const blocked = { ...UNAUTHORIZED, status: 403, body: { ...UNAUTHORIZED.body, code: "account_blocked" } };
    const answer = await call(name, `Bearer ${await tokenOf(person)}`);
    expect(answer).toEqual(name === "generate" ? blocked : UNAUTHORIZED);
  });
});

test.each(["fal-webhook", "reap"])("%s is not for people who are signed in", async (name) => {
  expect(await call(name, `Bearer ${own}`)).toEqual(UNAUTHORIZED);
});

test("the reaper's secret opens nothing but the reaper", async () => {
  for (const name of ["generate", "fal-webhook"])
    expect(await call(name, `Bearer ${reapSecret}`)).toEqual(UNAUTHORIZED);
  for (const near of [
    reapSecret.slice(0, -1),
    `${reapSecret}x`,
    reapSecret.toUpperCase(),
    `${reapSecret} ${own}`,
  ])
    expect(await call("reap", `Bearer ${near}`)).toEqual(UNAUTHORIZED);
});

test("and the books are right", async () => {
  expect(await sql`select * from private.broken_invariants()`).toEqual([]);
});
