import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { gatherCast, type Cast } from "./matrix/actors.ts";
import { callRest, refusalOf, type RestRequest } from "./matrix/rest.ts";
import { beyondReach } from "./matrix/untouched.ts";

interface Wish {
  table: string;
  /** What they want to have. */
  values: Record<string, unknown>;
  /** The row that it is about. */
  key: string;
  /** What besides PUT wants, which takes whole rows with their keys. */
  whole?: Record<string, unknown>;
}

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 4, onnotice: () => undefined });
let cast: Cast;
let wishes: Record<string, Wish>;

beforeAll(async () => {
  cast = await gatherCast(stack, sql);
  const { owner, stranger } = cast.actors;
  const [generation] =
    await sql`select id from generations where user_id = ${owner.id} and status = 'pending'`;
  const [picture] = await sql`select id from generated_images where user_id = ${stranger.id}`;
  const ofGeneration = { table: "generations", key: `id=eq.${generation?.["id"]}` };
  const id = generation?.["id"] as string;
  wishes = {
    "a balance": { table: "profiles", key: `id=eq.${owner.id}`, values: { id: owner.id, credits: 9999 } },
    "an end to being blocked": {
      table: "profiles",
      key: `id=eq.${owner.id}`,
      values: { id: owner.id, blocked_at: null },
    },
    "a role": {
      table: "user_roles",
      key: `user_id=eq.${owner.id}&role=eq.operator`,
      values: { user_id: owner.id, role: "operator" },
    },
    "an entry of the ledger": {
      table: "credit_ledger",
      key: "id=eq.1",
      whole: { id: 1 },
      values: { account_id: owner.id, delta: 99, kind: "grant" },
    },
    "a status": {
      ...ofGeneration,
      values: { id, status: "failed", error_code: "mine", finished_at: "2030-01-01" },
    },
    "a cost": { ...ofGeneration, values: { id, cost: 1, charged_count: 0 } },
    "an owner": {
      table: "generated_images",
      key: `id=eq.${picture?.["id"]}`,
      values: { id: picture?.["id"], user_id: owner.id },
    },
    "a price": {
      table: "app_settings",
      key: "id=eq.true",
      values: { id: true, price_per_image: 1, welcome_credits: 99 },
    },
  };
});
afterAll(async () => {
  await cast.dismiss();
  await sql.end();
});

const merge = { prefer: "resolution=merge-duplicates,return=minimal" };

/** How the owner's try was refused. @throws when anything but their own fields has changed by it */
async function refusalFor(request: RestRequest): Promise<string | undefined> {
  const { owner } = cast.actors;
  const before = await beyondReach(sql, owner);
  const answer = await callRest(stack, owner, request);
  expect(await beyondReach(sql, owner)).toEqual(before);
  return refusalOf(answer, request.method);
}

/** Each way to write that PostgREST knows. */
const ways: Record<string, (wish: Wish) => RestRequest> = {
  PATCH: ({ table, key, values }) => ({ method: "PATCH", path: `${table}?${key}`, body: values }),
  "PATCH of one column": ({ table, key, values }) => {
    const [, entry] = Object.entries(values);
    return { method: "PATCH", path: `${table}?${key}`, body: Object.fromEntries(entry ? [entry] : []) };
  },
  POST: ({ table, values }) => ({ method: "POST", path: table, body: values }),
  "POST of a list": ({ table, values }) => ({ method: "POST", path: table, body: [values, values] }),
  "POST of named columns": ({ table, values }) => ({
    method: "POST",
    path: `${table}?columns=${Object.keys(values).join(",")}`,
    body: values,
  }),
  upsert: ({ table, values }) => ({ method: "POST", path: table, body: values, headers: merge }),
  PUT: ({ table, key, values, whole }) => ({
    method: "PUT",
    path: `${table}?${key}`,
    body: { ...values, ...whole },
  }),
};

describe.each(Object.keys(ways))("by %s", (way) => {
  test.each([
    "a balance",
    "an end to being blocked",
    "a role",
    "an entry of the ledger",
    "a status",
    "a cost",
    "an owner",
    "a price",
  ])("nobody gives themselves %s", async (wish) => {
    expect(await refusalFor(ways[way]!(wishes[wish]!))).toBe("denied");
  });
});

test.each(["PATCH", "POST", "PUT"])("%s through what they may write is refused whole", async (method) => {
  const { owner } = cast.actors;
  for (const { table, values } of Object.values(wishes)) {
    const path = `profiles?id=eq.${owner.id}`;
    const nested = { display_name: "Ada", [table]: [values] };
    expect(await refusalFor({ method, path, body: nested })).toBe("not there");
    const mixed = { id: owner.id, display_name: "Ada", credits: 9999 };
    expect(await refusalFor({ method, path, body: mixed })).toBe("denied");
  }
  const [profile] = await sql`select display_name from profiles where id = ${owner.id}`;
  expect(profile).toEqual({ display_name: null });
});

test.each([
  ["text/csv", "user_id,role\n{me},operator\n"],
  ["application/x-www-form-urlencoded", "user_id={me}&role=operator"],
  ["application/json", '{"user_id": "{me}", "role": "operator", "role": "operator"}'],
])("as %s it is refused too", async (type, text) => {
  const { owner } = cast.actors;
  const response = await fetch(`${stack.api_url}/rest/v1/user_roles`, {
    method: "POST",
    headers: { apikey: stack.publishable_key, authorization: `Bearer ${owner.token}`, "content-type": type },
    body: text.replace("{me}", owner.id ?? ""),
  });
  expect([response.status, await response.json()]).toMatchObject([403, { code: "42501" }]);
});

test("and the books are right", async () => {
  expect(await sql`select * from private.broken_invariants()`).toEqual([]);
});
