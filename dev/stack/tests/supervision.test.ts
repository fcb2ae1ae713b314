import { expect, inject, test } from "vitest";
import { runningOf, pidOf, processesIn, until } from "./support/command.ts";
import { creditsOf, newPerson } from "./support/people.ts";

const stack = inject("stack");

test.each(["Auth, REST and Storage", "Function generate", "Fal simulator", "Postgres"])(
  "%s comes back when it was killed, at the same address",
  async (name) => {
    const before = processesIn(stack.dir).filter((each) => each.name === name);
    process.kill(pidOf(stack.dir, name), "SIGKILL");
    await until(() => runningOf(before).length === 0, 5_000);
    await until(async () => (await generates()) === 200, 15_000);
  },
);

/** The status of a generation by somebody new, which every service has a part in; 0 when there is none. */
async function generates(): Promise<number> {
  try {
    const person = await newPerson(stack);
    const body = { id: crypto.randomUUID(), prompt: "a red fox", image_size: "square", num_images: 1 };
    const { response, error } = await person.client.functions.invoke("generate", { body });
    if (!error) expect(await creditsOf(person)).toBe(9);
    return response?.status ?? 0;
  } catch {
    return 0;
  }
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
