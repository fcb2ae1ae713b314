import { expect, test } from "vitest";
import { SMALL, startSimulator, SUBMIT } from "./testing/start-simulator.ts";

const HOUR = 3_600_000;
const SLOW = { latency: { min: HOUR, max: HOUR } };
const APP = "fal-ai/flux/schnell";
const INPUT = { prompt: "poppies at noon", image_size: SMALL, num_images: 2, seed: 42 };

test("the official client subscribes by polling and reads the result", async () => {
  const { client } = await startSimulator();
  const seen: string[] = [];
  const { data, requestId } = await client.subscribe(APP, {
    input: INPUT,
    pollInterval: 5,
    onQueueUpdate: ({ status }) => seen.push(status),
  });
  expect(requestId).toMatch(/^[\da-f-]{36}$/);
  expect(seen.at(-1)).toBe("COMPLETED");
  expect(data).toMatchObject({ seed: 42, prompt: INPUT.prompt, has_nsfw_concepts: [false, false] });
  expect(data.images).toHaveLength(2);
  expect(data.images[0]).toMatchObject({ ...SMALL, content_type: "image/jpeg" });
});

test("the official client follows the status stream, log lines come once", async () => {
  const { client } = await startSimulator();
  const logs: string[] = [];
  await client.subscribe(APP, {
    input: INPUT,
    mode: "streaming",
    logs: true,
    onQueueUpdate: (update) => {
      if ("logs" in update) logs.splice(0, logs.length, ...update.logs.map(({ message }) => message));
    },
  });
  expect(logs).toEqual(["Drawing 96x64 in 4 steps", "Done"]);
});

test("the official client runs without the queue", async () => {
  const { client, stats } = await startSimulator();
  const { data } = await client.run(APP, { input: INPUT });
  expect(data.images).toHaveLength(2);
  expect(await stats()).toMatchObject({ runs: 1, submits: 0, billed: 1 });
});

test("submit answers the addresses of the request, under the app without its sub-path", async () => {
  const { url, submit } = await startSimulator(SLOW);
  const submitted = await submit();
  const base = `${url}/queue.fal.run/fal-ai/flux/requests/${submitted.request_id}`;
  expect(submitted).toEqual({
    status: "IN_QUEUE",
    request_id: submitted.request_id,
    response_url: base,
    status_url: `${base}/status`,
    cancel_url: `${base}/cancel`,
    queue_position: 0,
  });
  expect((await submit()).queue_position).toBe(1);
});

test("addresses are those of the public URL", async () => {
  const { submit } = await startSimulator({ ...SLOW, publicUrl: "http://fal.test:1" });
  expect((await submit()).status_url).toMatch(/^http:\/\/fal\.test:1\/queue\.fal\.run\//);
});

test("status is a 202 in the queue and at work, and the result is not there", async () => {
  const { call, control, submit } = await startSimulator();
  await control({ fault: "slow_generation", ms: HOUR });
  const { status_url, response_url, request_id } = await submit();
  const status = await call(status_url);
  expect(status.status).toBe(202);
  expect(status.headers.get("x-fal-request-id")).toBe(request_id);
  const result = await call(response_url);
  expect(result.status).toBe(400);
  expect(await result.json()).toEqual({ detail: "Request is still in progress" });
});

test("status is a 200 when completed, with metrics, and the result stays fetchable", async () => {
  const { call, submit, finish } = await startSimulator();
  const submitted = await submit();
  await finish(submitted);
  const status = await call(submitted.status_url);
  expect(status.status).toBe(200);
  expect(await status.json()).toMatchObject({
    status: "COMPLETED",
    logs: [],
    metrics: { inference_time: expect.any(Number) as number },
  });
  const first = await (await call(submitted.response_url)).text();
  expect(await (await call(submitted.response_url)).text()).toBe(first);
});

test("log lines come with logs=1 alone", async () => {
  const { call, submit, finish } = await startSimulator();
  const submitted = await submit();
  await finish(submitted);
  const status = (await (await call(`${submitted.status_url}?logs=1`)).json()) as { logs: unknown[] };
  expect(status.logs).toHaveLength(2);
});

test("what waits in the queue is cancelled, unbilled, and its result says so", async () => {
  const { call, submit, finish, stats } = await startSimulator(SLOW);
  const submitted = await submit();
  const answer = await call(submitted.cancel_url, { method: "PUT" });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ status: "CANCELLATION_REQUESTED" });
  await finish(submitted);
  const result = await call(submitted.response_url);
  expect(result.status).toBe(499);
  expect(result.headers.get("x-fal-error-type")).toBe("client_cancelled");
  expect(await stats()).toMatchObject({ cancels: 1, billed: 0 });
});

test("what is completed or unknown is not cancelled", async () => {
  const { call, submit, finish } = await startSimulator();
  const submitted = await submit();
  await finish(submitted);
  const late = await call(submitted.cancel_url, { method: "PUT" });
  expect([late.status, await late.json()]).toEqual([400, { status: "ALREADY_COMPLETED" }]);
  const unknown = await call(submitted.cancel_url.replace(submitted.request_id, "nobody"), { method: "PUT" });
  expect([unknown.status, await unknown.json()]).toEqual([404, { status: "NOT_FOUND" }]);
});

test("a request that may not wait so long in the queue ends as a 504", async () => {
  const { call, submit, finish, stats } = await startSimulator(SLOW);
  const submitted = await submit({}, "", { "x-fal-request-timeout": "0.001" });
  await finish(submitted);
  const result = await call(submitted.response_url);
  expect(result.status).toBe(504);
  expect(result.headers.get("x-fal-request-timeout-type")).toBe("user");
  expect(await stats()).toMatchObject({ billed: 0 });
});

test("a malformed start timeout is a bad request", async () => {
  const { post } = await startSimulator();
  const answer = await post(SUBMIT, { prompt: "sea" }, { "x-fal-request-timeout": "soon" });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error_type: "bad_request" });
});

test("keys: none and a wrong one get 401, and so does one that is no pair", async () => {
  const { call, stats } = await startSimulator({ key: "me:mine" });
  const withKey = async (authorization: string) =>
    (await call(SUBMIT, { method: "POST", body: '{"prompt":"sea"}', headers: { authorization } })).status;
  expect(await withKey("")).toBe(401);
  expect(await withKey("Key you:yours")).toBe(401);
  expect(await withKey("Key nonsense")).toBe(401);
  expect(await withKey("Bearer me:mine")).toBe(401);
  expect(await withKey("Key me:mine")).toBe(200);
  expect(await stats()).toMatchObject({ submits: 5, accepted: 1 });
});

test("unknown requests, models and methods", async () => {
  const { call, post } = await startSimulator();
  const unknown = await call("/queue.fal.run/fal-ai/flux/requests/nobody/status");
  expect([unknown.status, await unknown.json()]).toEqual([404, { detail: "Request not found" }]);
  expect((await call("/queue.fal.run/fal-ai/flux/requests/nobody")).status).toBe(404);
  expect((await call("/queue.fal.run/fal-ai/flux/requests/nobody/status/stream")).status).toBe(404);
  expect((await post("/queue.fal.run/fal-ai/other", {})).status).toBe(404);
  expect((await call(SUBMIT)).status).toBe(405);
  expect((await call("/v3.fal.media/files/lion/nothing.jpg")).status).toBe(404);
});

test("fifty generations at once all end in pictures", async () => {
  const { submit, finish, stats } = await startSimulator();
  const submitted = await Promise.all(Array.from({ length: 50 }, (_, seed) => submit({ seed })));
  await Promise.all(submitted.map(finish));
  expect(await stats()).toMatchObject({ submits: 50, completed: 50, billed: 50 });
});
