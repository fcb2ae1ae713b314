import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type RefusalCode, REFUSALS } from "../../../supabase/functions/_shared/contract/errors.ts";
import { stackPaths } from "../paths.ts";
import { type BadRequest, CANARY } from "./fuzz/body.ts";
import { badEnvelopes } from "./fuzz/envelopes.ts";
import { missingField, twice, unknownField, wrongField } from "./fuzz/fields.ts";
import { createSender, type RawAnswer } from "./fuzz/send.ts";
import { badTexts } from "./fuzz/texts.ts";
import { expectBalance } from "./support/books.ts";
import { until } from "./support/command.ts";
import { falStats } from "./support/fal.ts";
import { inParallel } from "../in-parallel.ts";
import { newPerson, type Person } from "./support/people.ts";

const SEED = 20_261_122;
const AT_ONCE = 16;
/** Of the refusals those that are about the request alone: with any other one it came further than it should. */
const ABOUT_THE_REQUEST: string[] = [
  "invalid_request",
  "too_large",
  "method_not_allowed",
] satisfies RefusalCode[];
/** Wrong fields are the widest: more of them. */
const PLAN: [count: number, what: fc.Arbitrary<BadRequest>][] = [
  [600, wrongField],
  [200, unknownField],
  [100, twice],
  [20, missingField],
  ...[...badTexts, ...badEnvelopes].map((what): [number, fc.Arbitrary<BadRequest>] => [80, what]),
];

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 2, onnotice: () => undefined });
let person: Person;
let token: string;

beforeAll(async () => {
  person = await newPerson(stack);
  const { data } = await person.client.auth.getSession();
  token = data.session?.access_token ?? "";
});
afterAll(() => sql.end());

/** Why an answer is not what a refusal has to be; null when it is. */
function complaint({ status, text }: RawAnswer): string | null {
  if (text.includes(CANARY)) return `${status} says what was sent`;
  const body = parsed(text);
  if (Object.keys(body).toSorted().join() !== "code,message") return `${status} ${text}`;
  const { code, message } = body;
  if (typeof code !== "string" || !ABOUT_THE_REQUEST.includes(code)) return `${status} ${text}`;
  const right =
    REFUSALS[code as RefusalCode].status === status && typeof message === "string" && message !== "";
  return right ? null : `${status} ${text}`;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function logs(): Record<string, string> {
  const { logs: folder } = stackPaths(stack.dir);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ name, parentPath }) => [name, readFileSync(path.join(parentPath, name), "utf8")]),
  );
}

const refusalsLogged = (): number => Object.values(logs()).join("\n").split('"code":"').length - 1;

test("two thousand bad requests: each is refused in our words, holds nothing and is logged nowhere", async () => {
  const requests = PLAN.flatMap(([numRuns, what]) => fc.sample(what, { numRuns, seed: SEED }));
  expect(requests.length).toBeGreaterThanOrEqual(2000);
  const before = await falStats(stack);
  const logged = refusalsLogged();

  const send = createSender(stack, token);
  const wrong = await inParallel(AT_ONCE, requests, async (request) => {
    const complained = await send(request).then(complaint, (error: Error) => `no answer: ${error.message}`);
    return complained === null ? [] : [{ kind: request.kind, complained, sent: shown(request) }];
  });

  expect(wrong.flat()).toEqual([]);
  await expectBalance(sql, person, 10);
  expect(await sql`select kind from credit_ledger where account_id = ${person.id}`).toEqual([
    { kind: "grant" },
  ]);
  expect(await sql`select id from generations where user_id = ${person.id}`).toHaveLength(0);
  expect((await falStats(stack)).submits).toBe(before.submits);

  // Each has left its line, so that the canary would be there by now.
  await until(() => refusalsLogged() >= logged + requests.length, 5_000);
  expect(Object.entries(logs()).flatMap(([name, text]) => (text.includes(CANARY) ? [name] : []))).toEqual([]);
});

function shown({ method, headers, body, chunked }: BadRequest): string {
  return `${method} ${JSON.stringify(headers)} ${chunked ? "chunked " : ""}${body.toString("latin1").slice(0, 300)}`;
}
