import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { expect, inject, test } from "vitest";
import { stackPaths } from "../paths.ts";
import { until } from "./support/command.ts";
import { setFault } from "./support/fal.ts";
import { aRequest, generate } from "./support/generate.ts";
import { clientFor, newPerson, type Person } from "./support/people.ts";

const stack = inject("stack");
const { logs, secrets } = stackPaths(stack.dir);

const logFiles = () =>
  readdirSync(logs).map((name) => ({ name, text: readFileSync(path.join(logs, name), "utf8") }));

/** "name: line" of every line of a log that holds the words. */
const linesWith = (words: string) =>
  logFiles().flatMap(({ name, text }) =>
    text
      .split("\n")
      .filter((line) => line.includes(words))
      .map((line) => `${name}: ${line}`),
  );

const CANARY = `canary${crypto.randomUUID().replaceAll("-", "")}`;

/** Generations that succeed, fail and are refused. Gives back the ids that the log should have. */
async function generations(person: Person): Promise<string[]> {
  const prompt = `a heron, ${CANARY}`;
  const [made, failed, refused] = [
    aRequest({ prompt }),
    aRequest({ prompt }),
    aRequest({ prompt, num_images: 4 }),
  ];
  await generate(stack, person, made);
  await generate(stack, person, { ...made, prompt: `another ${CANARY}` });
  await setFault(stack, { fault: "http_500", at: "result" });
  await generate(stack, person, failed);
  await setFault(stack, { fault: "http_422", at: "submit" });
  await generate(stack, person, aRequest({ prompt }));
  await setFault(stack, { fault: "none" });
  await generate(stack, person, { ...refused, [CANARY]: CANARY });
  await generate(stack, person, `{"prompt":"${CANARY}`);
  await generate(stack, person, aRequest({ prompt }), CANARY);
  return [made, failed].map(({ id }) => String(id));
}

/** What the tables refuse even to their owner, whom Postgres tells the row and the statement. */
async function brokenRules(email: string): Promise<void> {
  const sql = postgres(stack.database_url, { max: 1, onnotice: () => undefined });
  const name = CANARY.repeat(2);
  const attempts = await Promise.allSettled([
    sql`update profiles set display_name = ${name} where email = ${email}`,
    sql.unsafe(`update profiles set display_name = '${name}' where email = '${email}'`),
  ]);
  await sql.end();
  expect(attempts.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
}

/** What Auth and the tables refuse, with words of the person's in it. */
async function refusals(email: string): Promise<string[]> {
  const client = clientFor(stack);
  const password = `${CANARY} password`;
  const { data } = await client.auth.signUp({ email, password });
  await clientFor(stack).auth.signUp({ email, password });
  await clientFor(stack).auth.signInWithPassword({ email, password: `${CANARY} wrong` });
  await clientFor(stack).auth.signUp({ email: `${CANARY}@`, password });
  await clientFor(stack).auth.refreshSession({ refresh_token: CANARY });
  await client
    .from("profiles")
    .update({ display_name: CANARY.repeat(20) })
    .eq("email", email);
  await client.from("profiles").update({ credits: 7, display_name: CANARY }).eq("email", email);
  await client.from("generations").insert({ id: crypto.randomUUID(), prompt: CANARY });
  await client.from("generations").select("nothing").eq("prompt", CANARY);
  await client.from("generations").select("id").eq("id", CANARY.slice(0, 5)).eq("prompt", CANARY);
  await client.rpc("advance_generation", {
    p_id: crypto.randomUUID(),
    p_event: "reserve",
    p_input: { prompt: CANARY },
  });
  const { access_token = "", refresh_token = "" } = data.session ?? {};
  expect([access_token, refresh_token]).not.toContain("");
  await client.auth.signOut();
  return [access_token, refresh_token];
}

test("no secret of the stack, and nothing of a person's, stands in any log", async () => {
  const person = await newPerson(stack);
  const { data } = await person.client.auth.getSession();
  const ids = await generations(person);
  const email = `${CANARY}@easel.test`;
  const tokens = await refusals(email);
  await brokenRules(email);
  await until(
    () => ids.every((id) => linesWith(id).some((line) => line.startsWith("function-generate"))),
    10_000,
  );

  expect(logFiles().map(({ name }) => name)).toEqual(
    expect.arrayContaining(["auth-rest-and-storage.log", "function-generate.log", "postgres.log"]),
  );
  const all = Object.entries(JSON.parse(readFileSync(secrets, "utf8")) as Record<string, string>);
  expect(all.map(([name]) => name)).toContain("secretKey");
  expect(all.flatMap(([, secret]) => linesWith(secret))).toEqual([]);
  const persons = [CANARY, person.email, data.session?.access_token ?? "none", ...tokens];
  expect(persons.flatMap(linesWith)).toEqual([]);
});
