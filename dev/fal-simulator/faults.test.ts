import { expect, test } from "vitest";
import type { FaultPoint } from "./faults/fault.ts";
import { FAULT_MENU } from "./faults/fault-menu.ts";
import { SMALL, startSimulator, SUBMIT } from "./testing/start-simulator.ts";

const INPUT = { prompt: "sea", image_size: SMALL };

interface FluxResult {
  images: { url: string }[];
  has_nsfw_concepts: boolean[];
}

const ANSWERS: [fault: string, status: number, detail: unknown][] = [
  ["http_401", 401, "Invalid authentication credentials"],
  ["http_429", 429, expect.any(String)],
  ["http_500", 500, expect.any(String)],
  ["http_502", 502, expect.any(String)],
  ["http_503", 503, expect.any(String)],
  ["http_504", 504, expect.any(String)],
  ["http_403_locked", 403, expect.stringContaining("User is locked. Reason: Exhausted balance.")],
  ["http_422", 422, [expect.objectContaining({ loc: ["body", "prompt"], type: "value_error" })]],
  ["http_422_string", 422, expect.any(String)],
  ["content_policy_violation", 422, [expect.objectContaining({ type: "content_policy_violation" })]],
];

/** The answers that a place can give. */
function answersAt(point: FaultPoint) {
  return ANSWERS.filter(([fault]) => FAULT_MENU[fault]!.at.includes(point));
}

test.each(answersAt("submit"))(
  "%s at submit: refused, nothing exists, the next one is fine",
  async (fault, status, detail) => {
    const { control, post, stats } = await startSimulator();
    await control({ fault });
    const refused = await post(SUBMIT, INPUT);
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ detail });
    expect(await stats()).toMatchObject({ submits: 1, accepted: 0, billed: 0 });
    expect((await post(SUBMIT, INPUT)).status).toBe(200);
  },
);

test.each(answersAt("status"))(
  "%s at status: every status call of that generation, and no other call",
  async (fault, status) => {
    const { control, call, submit, finish } = await startSimulator();
    await control({ fault, at: "status" });
    const [faulty, fine] = [await submit(), await submit()];
    await finish(fine);
    expect((await call(fine.status_url)).status).toBe(200);
    expect((await call(faulty.status_url)).status).toBe(status);
    expect((await call(faulty.status_url)).status).toBe(status);
    expect((await call(`${faulty.status_url}/stream`)).status).toBe(status);
  },
);

test.each(answersAt("result"))(
  "%s at result: completed, and every reading of the result answers it",
  async (fault, status, detail) => {
    const { control, call, submit, finish, stats } = await startSimulator();
    await control({ fault, at: "result" });
    const submitted = await submit();
    await finish(submitted);
    expect((await call(submitted.status_url)).status).toBe(200);
    for (const _ of [1, 2]) {
      const result = await call(submitted.response_url);
      expect(result.status).toBe(status);
      expect(await result.json()).toMatchObject({ detail });
    }
    expect(await stats()).toMatchObject({ billed: status === 422 ? 1 : 0 });
  },
);

test.each(answersAt("image"))("%s at image: the pictures cannot be fetched", async (fault, status) => {
  const { control, call, submit, finish, stats } = await startSimulator();
  await control({ fault, at: "image" });
  const submitted = await submit({ num_images: 2 });
  await finish(submitted);
  const { images } = (await (await call(submitted.response_url)).json()) as FluxResult;
  for (const { url } of images) expect((await call(url)).status).toBe(status);
  expect(await stats()).toMatchObject({ billed: 1, images: 2 });
});

test("nsfw: the first `count` pictures are flagged and black, and billed", async () => {
  const { control, call, submit, finish, stats } = await startSimulator();
  await control({ fault: "nsfw", count: 1 });
  const submitted = await submit({ num_images: 3 });
  await finish(submitted);
  const result = (await (await call(submitted.response_url)).json()) as FluxResult;
  expect(result.has_nsfw_concepts).toEqual([true, false, false]);
  expect(await stats()).toMatchObject({ billed: 1 });
});

test("nsfw flags all pictures when no count is given, and none without the safety checker", async () => {
  const { control, call, submit, finish } = await startSimulator();
  const flags = async (input: object) => {
    await control({ fault: "nsfw" });
    const submitted = await submit({ num_images: 2, ...input });
    await finish(submitted);
    return ((await (await call(submitted.response_url)).json()) as FluxResult).has_nsfw_concepts;
  };
  expect(await flags({})).toEqual([true, true]);
  expect(await flags({ enable_safety_checker: false })).toEqual([false, false]);
});

test("big_seed: the answer carries every digit as a bare integer", async () => {
  const { control, call, submit, finish } = await startSimulator();
  await control({ fault: "big_seed" });
  const submitted = await submit();
  await finish(submitted);
  expect(await (await call(submitted.response_url)).text()).toContain('"seed":18446744073709551557,');
});

test("a seed that was asked for comes back with its digits", async () => {
  const { post, call, finish } = await startSimulator();
  const body = '{"prompt":"sea","seed":9007199254740993,"image_size":{"width":32,"height":32}}';
  const submitted = (await (await post(SUBMIT, body)).json()) as Parameters<typeof finish>[0] & {
    response_url: string;
  };
  await finish(submitted);
  expect(await (await call(submitted.response_url)).text()).toContain('"seed":9007199254740993,');
});

test.each(["submit", "status", "result", "image"])("latency at %s delays that call", async (at) => {
  const { control, call, submit, finish } = await startSimulator();
  const ms = 60;
  await control({ fault: "latency", at, ms });
  const took = async <Answer>(work: () => Promise<Answer>): Promise<[number, Answer]> => {
    const start = performance.now();
    const answer = await work();
    return [performance.now() - start, answer];
  };
  const [submitMs, submitted] = await took(() => submit());
  const [statusMs] = await took(() => call(submitted.status_url));
  await finish(submitted);
  const [resultMs, result] = await took(
    async () => (await call(submitted.response_url)).json() as Promise<FluxResult>,
  );
  const [imageMs] = await took(() => call(result.images[0]?.url ?? ""));
  // A timer may fire a millisecond early.
  expect({ submit: submitMs, status: statusMs, result: resultMs, image: imageMs }[at]).toBeGreaterThanOrEqual(
    ms - 1,
  );
});

test("`times` and the order of faults", async () => {
  const { control, post } = await startSimulator();
  await control({ fault: "http_500", times: 2 });
  await control({ fault: "http_422" });
  const statuses = [];
  for (const _ of [1, 2, 3, 4]) statuses.push((await post(SUBMIT, INPUT)).status);
  expect(statuses).toEqual([500, 500, 422, 200]);
});

test("faults of different kinds meet in one generation", async () => {
  const { control, submit, finish, call } = await startSimulator();
  await control({ fault: "nsfw" });
  await control({ fault: "big_seed" });
  const submitted = await submit();
  await finish(submitted);
  const text = await (await call(submitted.response_url)).text();
  expect(text).toContain('"has_nsfw_concepts":[true]');
  expect(text).toContain('"seed":18446744073709551557,');
});

test("a refused submit does not use up a fault of a later call", async () => {
  const { control, post, submit, call } = await startSimulator();
  await control({ fault: "http_500", at: "status" });
  await control({ fault: "http_422" });
  expect((await post(SUBMIT, INPUT)).status).toBe(422);
  expect((await call((await submit()).status_url)).status).toBe(500);
});
