import { expect, inject, test } from "vitest";
import { runningOf, pidOf, processesIn, until } from "./support/command.ts";
import { creditsOf, newPerson } from "./support/people.ts";

const stack = inject("stack");

const services = ["Auth, REST and Storage", "Function generate", "Fal simulator", "Postgres"];

test.each(services)("%s comes back when it was killed, at the same address", async (name) => {
  const before = processesIn(stack.dir).filter((each) => each.name === name);
  process.kill(pidOf(stack.dir, name), "SIGKILL");
  await until(() => runningOf(before).length === 0, 5_000);
  expect(await untilGenerated(15_000)).toEqual({ status: 200, credits: 9 });
});

interface Generated {
  status: number;
  credits: number;
}

/** A generation by somebody new, which every service has a part in, tried until one ends with a picture. */
async function untilGenerated(ms: number): Promise<Generated | undefined> {
  let generated: Generated | undefined;
  await until(async () => {
    generated = await generateOnce().catch(() => undefined);
    return generated?.credits === 9;
  }, ms);
  return generated;
}

async function generateOnce(): Promise<Generated> {
  const person = await newPerson(stack);
  const body = { id: crypto.randomUUID(), prompt: "a red fox", image_size: "square", num_images: 1 };
  const { response } = await person.client.functions.invoke("generate", { body });
  return { status: response?.status ?? 0, credits: await creditsOf(person) };
}

test("a service that is down is told as such, in the form of every error", async () => {
  process.kill(pidOf(stack.dir, "Function generate"), "SIGKILL");
  const refused = { status: 0, body: {} as unknown };
  await until(async () => {
    const answer = await fetch(`${stack.api_url}/functions/v1/generate`, { method: "POST" });
    if (answer.status >= 502) Object.assign(refused, { status: answer.status, body: await answer.json() });
    return refused.status !== 0 && answer.status === 401;
  }, 15_000);
  expect([502, 503]).toContain(refused.status);
  expect(refused.body).toEqual({ code: expect.any(String), message: expect.any(String) });
});
