import { describe, expect, test } from "vitest";
import { SMALL, startSimulator, SUBMIT } from "../testing/start-simulator.ts";
import { FAULT_MENU } from "./fault-menu.ts";

const INPUT = { prompt: "sea", image_size: SMALL };

describe("bad controls change nothing", () => {
  test.each([
    ["no JSON", "{"],
    ["a list", []],
    ["no fault", {}],
    ["an unknown fault", { fault: "http_418" }],
    ["a name of Object's", { fault: "constructor" }],
    ["an unknown key", { fault: "http_500", when: "now" }],
    ["an unknown place", { fault: "http_500", at: "cancel" }],
    ["a place where it cannot be", { fault: "drop_submit", at: "status" }],
    ["times 0", { fault: "http_500", times: 0 }],
    ["times as text", { fault: "http_500", times: "2" }],
    ["count 0", { fault: "nsfw", count: 0 }],
    ["a count that nobody survives", { fault: "webhook_duplicate", at: "webhook", count: 1001 }],
    ["a webhook's fault at a call", { fault: "webhook_lost" }],
    ["a call's fault at the webhook", { fault: "http_500", at: "webhook" }],
    ["a picture's fault elsewhere", { fault: "image_empty", at: "result" }],
    ["a duplicate without count", { fault: "webhook_duplicate", at: "webhook" }],
    ["lateness without ms", { fault: "webhook_late", at: "webhook" }],
    ["a setting that would do nothing", { fault: "http_500", ms: 5 }],
    ["a count where pictures play no part", { fault: "webhook_stale", at: "webhook", count: 2 }],
    ["latency without ms", { fault: "latency" }],
    ["negative ms", { fault: "latency", ms: -1 }],
    ["more than a day", { fault: "latency", ms: 86_400_001 }],
    ["half a reset", { reset: "yes" }],
    ["a reset with a fault", { reset: true, fault: "http_500" }],
  ])("%s", async (_, body) => {
    const { control, post, stats } = await startSimulator();
    await control({ fault: "http_422" });
    const answer = await control(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ code: "invalid_request", message: expect.any(String) as string });
    expect((await post(SUBMIT, INPUT)).status).toBe(422);
    expect((await post(SUBMIT, INPUT)).status).toBe(200);
    expect(await stats()).toMatchObject({ submits: 2 });
  });
});

test("a reset clears counters and faults; every fault of the menu can be ordered", async () => {
  const { control, post, stats } = await startSimulator();
  await post(SUBMIT, INPUT);
  for (const [fault, { at: points, requires = [], takes = [] }] of Object.entries(FAULT_MENU)) {
    const settings = Object.fromEntries([...requires, ...takes].map((key) => [key, 1]));
    for (const at of points) expect((await control({ fault, at, ...settings })).status).toBe(200);
  }
  expect(await (await control({ reset: true })).json()).toEqual({ waiting: [] });
  expect(await stats()).toEqual({
    submits: 0,
    runs: 0,
    accepted: 0,
    completed: 0,
    billed: 0,
    drawing_ms: 0,
    statuses: 0,
    streams: 0,
    results: 0,
    cancels: 0,
    images: 0,
    webhooks: 0,
  });
  expect((await post(SUBMIT, INPUT)).status).toBe(200);
});
