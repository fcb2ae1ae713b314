import { expect, test } from "vitest";
import { optionsFromEnvironment, parseLatency } from "./options.ts";
import { createFalSimulator } from "./server.ts";

test("a latency is a range or one number", () => {
  expect(parseLatency("400-1200")).toEqual({ min: 400, max: 1200 });
  expect(parseLatency("0")).toEqual({ min: 0, max: 0 });
});

test.each(["", "fast", "-5", "9-3", "1-2-3", "1.5"])("%j is no latency", (text) => {
  expect(() => parseLatency(text)).toThrow("latency");
});

test("the environment sets every option", () => {
  const env = {
    FAL_SIMULATOR_PORT: "1234",
    FAL_SIMULATOR_LATENCY_MS: "1-2",
    FAL_SIMULATOR_KEY: "a:b",
    FAL_SIMULATOR_PUBLIC_URL: "http://fal.test",
    FAL_SIMULATOR_USER_ID: "me",
    FAL_SIMULATOR_VALIDATE_AT: "result",
  };
  expect(optionsFromEnvironment(env)).toEqual({
    port: 1234,
    latency: { min: 1, max: 2 },
    key: "a:b",
    publicUrl: "http://fal.test",
    userId: "me",
    validateAt: "result",
  });
});

test.each([
  { FAL_SIMULATOR_PORT: "x" },
  { FAL_SIMULATOR_PORT: "70000" },
  { FAL_SIMULATOR_VALIDATE_AT: "never" },
])("%j is refused", (env) => {
  expect(() => optionsFromEnvironment(env)).toThrow("FAL_SIMULATOR");
});

test("only loopback is served", async () => {
  const simulator = createFalSimulator();
  await expect(simulator.listen(0, "0.0.0.0")).rejects.toThrow("loopback");
  await simulator.close();
});
