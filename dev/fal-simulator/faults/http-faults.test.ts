import { expect, test } from "vitest";
import { SMALL, startSimulator, SUBMIT } from "../testing/start-simulator.ts";

const APP = "fal-ai/flux/schnell";
const INPUT = { prompt: "sea", image_size: SMALL };

const PLATFORM_ERRORS = [
  ["http_500", 500, "runner_server_error", "false"],
  ["http_502", 502, "runner_incomplete_response", "true"],
  ["http_503", 503, "runner_scheduling_failure", "true"],
  ["http_504", 504, "request_timeout", "true"],
] as const;

test.each(PLATFORM_ERRORS)(
  "%s tells its type and whether to retry",
  async (fault, status, type, retryable) => {
    const { control, post } = await startSimulator();
    await control({ fault });
    const answer = await post(SUBMIT, INPUT);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-fal-error-type")).toBe(type);
    expect(answer.headers.get("x-fal-retryable")).toBe(retryable);
    expect(await answer.json()).toEqual({ detail: expect.any(String) as string, error_type: type });
  },
);

test.each([
  ["http_401", "false"],
  ["http_403_locked", "false"],
  ["http_422_string", "false"],
  ["http_429", "true"],
])("%s is a sentence alone", async (fault, retryable) => {
  const { control, post } = await startSimulator();
  await control({ fault });
  const answer = await post(SUBMIT, INPUT);
  expect(answer.headers.get("x-fal-retryable")).toBe(retryable);
  expect(await answer.json()).toEqual({ detail: expect.any(String) as string });
});

test.each([
  ["http_401", { name: "ApiError", status: 401 }],
  ["http_422_string", { name: "ValidationError", fieldErrors: [{ loc: ["body"], type: "value_error" }] }],
  [
    "content_policy_violation",
    { name: "ValidationError", fieldErrors: [{ loc: ["body", "prompt"], type: "content_policy_violation" }] },
  ],
])("the official client understands %s, refused or as a result", async (fault, error) => {
  const { control, client } = await startSimulator();
  await control({ fault });
  await expect(client.queue.submit(APP, { input: INPUT })).rejects.toMatchObject(error);
  await control({ fault, at: "result" });
  await expect(client.subscribe(APP, { input: INPUT, pollInterval: 5 })).rejects.toMatchObject(error);
});

test.each(["http_429", "http_502", "http_503", "http_504"])(
  "%s over a result is the door's, not the job's: cleared, the result is there and billed",
  async (fault) => {
    const { control, call, submit, finish, stats } = await startSimulator();
    await control({ fault, at: "result" });
    const submitted = await submit();
    await finish(submitted);
    expect((await call(submitted.response_url)).status).toBe(Number(fault.slice(-3)));
    await control({ fault: "none" });
    expect((await call(submitted.response_url)).status).toBe(200);
    expect(await stats()).toMatchObject({ billed: 1 });
  },
);

test.each([
  ["http_401", 401],
  ["http_403_locked", 403],
  ["http_422", 422],
  ["http_422_string", 422],
  ["content_policy_violation", 422],
  ["http_500", 500],
])("a job that ended as %s stays so when the faults are cleared", async (fault, status) => {
  const { control, call, submit, finish } = await startSimulator();
  await control({ fault, at: "result" });
  const submitted = await submit();
  await finish(submitted);
  await control({ fault: "none" });
  expect((await call(submitted.response_url)).status).toBe(status);
});
