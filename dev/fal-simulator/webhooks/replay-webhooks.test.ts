import { expect, test } from "vitest";
import { isSigned, receiveWebhooks } from "../testing/receive-webhooks.ts";
import { startSimulator } from "../testing/start-simulator.ts";

/** Two webhooks that were delivered, named "1" and "2" by their order, and the ways to send them again. */
async function delivered(gate?: Promise<void>) {
  const simulator = await startSimulator();
  const receiver = await receiveWebhooks([200], gate);
  const ids: string[] = [];
  for (const count of [1, 2]) {
    ids.push((await simulator.submit({}, receiver.query)).request_id);
    await receiver.arrived(count);
  }
  const replay = (body: unknown) => simulator.post("/_webhooks", body);
  /** The names of what came after the first two. */
  const replayed = () =>
    receiver.deliveries
      .slice(2)
      .map(({ headers }) => String(ids.indexOf(String(headers["x-fal-webhook-request-id"])) + 1))
      .join("");
  return { ...simulator, receiver, replay, replayed };
}

test("all that was delivered is sent again, in sequence, to the same addresses, freshly signed", async () => {
  const { url, receiver, replay, replayed, stats } = await delivered();
  const answer = await replay("");
  expect([answer.status, await answer.json()]).toEqual([200, { sent: 2 }]);
  expect(replayed()).toBe("12");
  const [first, , again] = receiver.deliveries;
  expect(again).toMatchObject({ path: first!.path, body: first!.body });
  expect(await isSigned(url, again!)).toBe(true);
  expect(await stats()).toMatchObject({ webhooks: 4 });
});

test.each([
  [{ order: "as_recorded", copies: 2 }, "1122"],
  [{ order: "reversed" }, "21"],
  [{ order: "reversed", copies: 2, at_once: false }, "2211"],
])("%j", async (body, order) => {
  const { replay, replayed } = await delivered();
  expect(await (await replay(body)).json()).toEqual({ sent: order.length });
  expect(replayed()).toBe(order);
});

test("shuffled: as many of each, in an order of chance", async () => {
  const { replay, replayed } = await delivered();
  expect(await (await replay({ order: "shuffled", copies: 20 })).json()).toEqual({ sent: 40 });
  const sorted = "1".repeat(20) + "2".repeat(20);
  expect(replayed().split("").toSorted().join("")).toBe(sorted);
  expect(replayed()).not.toBe(sorted);
});

test("at once: all are on their way before one is answered", async () => {
  const gate = Promise.withResolvers<void>();
  const { receiver, replay } = await delivered(gate.promise);
  const replaying = replay({ copies: 3, at_once: true });
  await receiver.arrived(8);
  gate.resolve();
  expect(await (await replaying).json()).toEqual({ sent: 6 });
});

test("a replay of webhooks that are not taken ends, unrepeated", async () => {
  const { post, submit, stats } = await startSimulator();
  const receiver = await receiveWebhooks([200, 500]);
  await submit({}, receiver.query);
  await receiver.arrived(1);
  expect(await (await post("/_webhooks", {})).json()).toEqual({ sent: 1 });
  expect(await stats()).toMatchObject({ webhooks: 2 });
});

test("a repeated and a duplicated webhook is remembered once, a lost one and those before a reset never", async () => {
  const { control, post, submit } = await startSimulator({ webhookRetryDelays: [1] });
  const receiver = await receiveWebhooks([500, 200]);
  await control({ fault: "webhook_duplicate", at: "webhook", count: 1 });
  await submit({}, receiver.query);
  await receiver.arrived(3);
  await control({ fault: "webhook_lost", at: "webhook" });
  await control({ fault: "webhook_early", at: "webhook" });
  await submit({}, receiver.query);
  expect(await (await post("/_webhooks", {})).json()).toEqual({ sent: 1 });
  await control({ reset: true });
  expect(await (await post("/_webhooks", {})).json()).toEqual({ sent: 0 });
});

test.each([
  ["no JSON", "{"],
  ["a list", []],
  ["an unknown order", { order: "sorted" }],
  ["no copies", { copies: 0 }],
  ["too many copies", { copies: 1001 }],
  ["at_once as text", { at_once: "yes" }],
  ["an unknown key", { times: 2 }],
])("%s is refused", async (_, body) => {
  const { post, stats } = await startSimulator();
  const answer = await post("/_webhooks", body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ code: "invalid_request", message: expect.any(String) as string });
  expect(await stats()).toMatchObject({ webhooks: 0 });
});
