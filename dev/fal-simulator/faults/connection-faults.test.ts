import { expect, test } from "vitest";
import { receiveWebhooks } from "../testing/receive-webhooks.ts";
import { SMALL, startSimulator, SUBMIT } from "../testing/start-simulator.ts";

const INPUT = { prompt: "sea", image_size: SMALL };
const HOUR = 3_600_000;

test("drop_submit: the connection breaks, but the generation runs and is billed", async () => {
  const { control, post, stats } = await startSimulator();
  await control({ fault: "drop_submit" });
  await expect(post(SUBMIT, INPUT)).rejects.toThrow("fetch failed");
  const { requests } = await stats("?requests=1");
  expect(requests).toMatchObject([{ call: "submits", status: 0, request_id: null }]);
  expect(await stats()).toMatchObject({ submits: 1, accepted: 1 });
  await expect.poll(async () => (await stats()).billed).toBe(1);
});

test("drop at status and result: reset every time, and the generation is complete and billed", async () => {
  const { control, call, submit, finish, stats } = await startSimulator();
  await control({ fault: "drop", at: "status" });
  await control({ fault: "drop", at: "result" });
  const [dropped, fine] = [await submit(), await submit()];
  await finish(fine);
  await expect.poll(async () => (await stats()).billed).toBe(2);
  for (const url of [dropped.status_url, `${dropped.status_url}/stream`, dropped.response_url]) {
    await expect(call(url)).rejects.toThrow("fetch failed");
  }
  const { requests } = await stats("?requests=1");
  expect(requests.slice(-3)).toMatchObject([{ status: 0 }, { status: 0 }, { status: 0 }]);
  await control({ fault: "none" });
  expect((await call(dropped.response_url)).status).toBe(200);
});

test("drop at image", async () => {
  const { control, call, imageUrls } = await startSimulator();
  await control({ fault: "drop", at: "image" });
  const [url = ""] = await imageUrls();
  await expect(call(url)).rejects.toThrow("fetch failed");
});

test("slow_answer at submit: the generation runs and tells its webhook while the answer is held", async () => {
  const { control, call, stats } = await startSimulator();
  const receiver = await receiveWebhooks();
  await control({ fault: "slow_answer", ms: HOUR });
  const caller = new AbortController();
  const init = { method: "POST", body: JSON.stringify(INPUT), signal: caller.signal };
  const submitted = call(SUBMIT + receiver.query, init);
  await receiver.arrived(1);
  const { requests } = await stats("?requests=1");
  expect(requests).toMatchObject([{ call: "submits", status: null }]);
  expect(await stats()).toMatchObject({ accepted: 1, completed: 1, billed: 1 });
  caller.abort();
  await expect(submitted).rejects.toThrow("aborted");
});

test.each(["submit", "status", "result"])("slow_answer at %s: answered as ever, `ms` later", async (at) => {
  const { control, call, submit, finish } = await startSimulator();
  const ms = 40;
  await control({ fault: "slow_answer", at, ms });
  const start = performance.now();
  const submitted = await submit();
  const submitMs = performance.now() - start;
  await finish(submitted);
  const read = async (url: string) => {
    const began = performance.now();
    expect((await call(url)).status).toBe(200);
    return performance.now() - began;
  };
  const times = {
    submit: submitMs,
    status: await read(submitted.status_url),
    result: await read(submitted.response_url),
  };
  // A timer may fire a millisecond early.
  expect(times[at as keyof typeof times]).toBeGreaterThanOrEqual(ms - 1);
});

test("what is both slow and dropped is held, and then dropped", async () => {
  const { control, call, submit, finish } = await startSimulator();
  await control({ fault: "drop", at: "result" });
  await control({ fault: "slow_answer", at: "result", ms: 20 });
  const submitted = await submit();
  await finish(submitted);
  await expect(call(submitted.response_url)).rejects.toThrow("fetch failed");
});
