import assert from "node:assert/strict";
import { Timings } from "./timing.ts";

Deno.test("parts are told in order, and a part that runs twice is added up", async () => {
  let now = 0;
  const timings = new Timings(() => now);
  const take = (ms: number) => () => Promise.resolve(void (now += ms));
  await timings.measure("wait", take(10));
  await timings.measure("store", take(2.25));
  await timings.measure("wait", take(5));
  now += 1;
  assert.equal(timings.header(), "wait;dur=15.0, store;dur=2.3, total;dur=18.3");
});

Deno.test("what runs at once is counted once", async () => {
  let now = 0;
  const timings = new Timings(() => now);
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const both = [
    timings.measure("download", () => first.promise),
    timings.measure("download", () => second.promise),
  ];
  now = 10;
  first.resolve();
  await both[0];
  now = 15;
  second.resolve();
  await both[1];
  assert.match(timings.header(), /^download;dur=15\.0,/);
});

Deno.test("work that fails is counted and fails", async () => {
  let now = 0;
  const timings = new Timings(() => now);
  const failing = timings.measure("store", () => {
    now = 3;
    return Promise.reject(new Error("no"));
  });
  await assert.rejects(failing, { message: "no" });
  assert.match(timings.header(), /^store;dur=3\.0,/);
});
