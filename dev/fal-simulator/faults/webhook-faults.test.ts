import { expect, test } from "vitest";
import { isSigned, receiveWebhooks, type Delivery } from "../testing/receive-webhooks.ts";
import { SMALL, startSimulator } from "../testing/start-simulator.ts";

const APP = "fal-ai/flux/schnell";
const INPUT = { prompt: "sea", image_size: SMALL };

function requestIds({ headers, body }: Delivery): unknown[] {
  const { request_id, gateway_request_id } = JSON.parse(body) as Record<string, unknown>;
  return [headers["x-fal-webhook-request-id"], request_id, gateway_request_id];
}

function ageOf({ headers }: Delivery): number {
  return Date.now() / 1000 - Number(headers["x-fal-webhook-timestamp"]);
}

/** The one webhook of one generation under a fault. */
async function told(fault: string) {
  const simulator = await startSimulator({ userId: "us", webhookRetryDelays: [] });
  const receiver = await receiveWebhooks();
  await simulator.control({ fault, at: "webhook" });
  const submitted = await simulator.submit({}, receiver.query);
  const [delivery] = await receiver.arrived(1);
  if (!delivery) throw new Error("No webhook came.");
  const isGenuine = await isSigned(simulator.url, delivery);
  return { ...simulator, submitted, receiver, delivery, isGenuine };
}

test("webhook_duplicate: all of them are on their way before one is answered", async () => {
  const { url, control, submit, stats } = await startSimulator();
  const gate = Promise.withResolvers<void>();
  const receiver = await receiveWebhooks([200], gate.promise);
  await control({ fault: "webhook_duplicate", at: "webhook", count: 2 });
  await submit({}, receiver.query);
  const deliveries = await receiver.arrived(3);
  gate.resolve();
  expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
  for (const delivery of deliveries) expect(await isSigned(url, delivery)).toBe(true);
  expect(await stats()).toMatchObject({ completed: 1, webhooks: 3 });
});

test("webhook_late comes `ms` after the completion", async () => {
  const { control, submit, finish } = await startSimulator();
  const receiver = await receiveWebhooks();
  const ms = 40;
  await control({ fault: "webhook_late", at: "webhook", ms });
  const start = performance.now();
  await finish(await submit({}, receiver.query));
  expect(receiver.deliveries).toEqual([]);
  await receiver.arrived(1);
  // A timer may fire a millisecond early.
  expect(performance.now() - start).toBeGreaterThanOrEqual(ms - 1);
});

test("webhook_early: the submit is answered after the webhook", async () => {
  const { client, control, stats } = await startSimulator();
  const gate = Promise.withResolvers<void>();
  const receiver = await receiveWebhooks([200], gate.promise);
  await control({ fault: "webhook_early", at: "webhook" });
  const submitting = client.queue.submit(APP, { input: INPUT, webhookUrl: receiver.url });
  const [delivery] = await receiver.arrived(1);
  expect((await stats("?requests=1")).requests).toMatchObject([{ call: "submits", status: null }]);
  gate.resolve();
  const { request_id } = await submitting;
  expect(requestIds(delivery!)).toEqual([request_id, request_id, request_id]);
  expect(JSON.parse(delivery!.body)).toMatchObject({ status: "OK" });
});

test("webhook_early does not wait for the repeats of a webhook that was refused, nor for a lost one", async () => {
  const { control, submit } = await startSimulator({ webhookRetryDelays: [3_600_000] });
  const receiver = await receiveWebhooks([500]);
  await control({ fault: "webhook_early", at: "webhook", times: 2 });
  expect(await submit({}, receiver.query)).toMatchObject({ status: "IN_QUEUE" });
  await control({ fault: "webhook_lost", at: "webhook" });
  expect(await submit({}, receiver.query)).toMatchObject({ status: "IN_QUEUE" });
  expect(receiver.deliveries).toHaveLength(1);
});

test("webhook_lost never comes", async () => {
  const { control, submit, finish, stats } = await startSimulator();
  const receiver = await receiveWebhooks();
  await control({ fault: "webhook_lost", at: "webhook" });
  await finish(await submit({}, receiver.query));
  const { request_id } = await submit({}, receiver.query);
  await receiver.arrived(1);
  expect(receiver.deliveries.map((delivery) => requestIds(delivery)[0])).toEqual([request_id]);
  expect(await stats()).toMatchObject({ completed: 2, webhooks: 1 });
});

test.each(["webhook_forged", "webhook_wrong_key"])("%s has a signature of no key of Fal's", async (fault) => {
  const { delivery, isGenuine, submitted } = await told(fault);
  expect(delivery.headers["x-fal-webhook-signature"]).toMatch(/^[\da-f]{128}$/);
  expect(isGenuine).toBe(false);
  expect(requestIds(delivery)[0]).toBe(submitted.request_id);
  expect(ageOf(delivery)).toBeLessThan(300);
});

test("webhook_stale is signed, ten minutes ago", async () => {
  const { delivery, isGenuine } = await told("webhook_stale");
  expect(isGenuine).toBe(true);
  expect(ageOf(delivery)).toBeGreaterThanOrEqual(600);
  expect(ageOf(delivery)).toBeLessThan(660);
});

test("webhook_other_customer is signed, for somebody else", async () => {
  const { delivery, isGenuine, submitted } = await told("webhook_other_customer");
  expect(isGenuine).toBe(true);
  expect(delivery.headers["x-fal-webhook-user-id"]).toBe("not-us");
  expect(requestIds(delivery)[0]).toBe(submitted.request_id);
});

test("webhook_wrong_token is signed, at another address", async () => {
  const { delivery, isGenuine } = await told("webhook_wrong_token");
  expect(isGenuine).toBe(true);
  expect(delivery.path).toBe("/hook?g=1&t=0");
});

test("webhook_other_request is signed, and tells of a request that nobody made", async () => {
  const { delivery, isGenuine, submitted } = await told("webhook_other_request");
  const [id, ...others] = requestIds(delivery);
  expect(isGenuine).toBe(true);
  expect(id).toMatch(/^[\da-f-]{36}$/);
  expect(id).not.toBe(submitted.request_id);
  expect(others).toEqual([id, id]);
});

test("webhook_other_request tells of another generation where there is one", async () => {
  const { control, call, submit, finish } = await startSimulator();
  const receiver = await receiveWebhooks();
  const other = await submit({ prompt: "another" });
  await finish(other);
  await control({ fault: "webhook_other_request", at: "webhook" });
  await submit({}, receiver.query);
  const delivery = (await receiver.arrived(1))[0]!;
  expect(requestIds(delivery)).toEqual([other.request_id, other.request_id, other.request_id]);
  expect(JSON.parse(delivery.body)).toMatchObject({
    payload: await (await call(other.response_url)).json(),
  });
});

test("an attack comes once, also when it is refused, and a true webhook is repeated", async () => {
  const { control, submit } = await startSimulator({ webhookRetryDelays: [1, 1, 1] });
  const receiver = await receiveWebhooks([401, 500, 500, 200]);
  await control({ fault: "webhook_forged", at: "webhook" });
  const attacked = await submit({}, receiver.query);
  await receiver.arrived(1);
  const { request_id } = await submit({}, receiver.query);
  const ids = (await receiver.arrived(4)).map((delivery) => requestIds(delivery)[0]);
  expect(ids).toEqual([attacked.request_id, request_id, request_id, request_id]);
});

test("a webhook's fault waits for a generation that has a webhook", async () => {
  const { url, control, submit, finish } = await startSimulator();
  const receiver = await receiveWebhooks();
  await control({ fault: "webhook_wrong_token", at: "webhook" });
  await finish(await submit());
  await submit({}, receiver.query);
  const [delivery] = await receiver.arrived(1);
  expect(delivery?.path).toBe("/hook?g=1&t=0");
  expect(await isSigned(url, delivery!)).toBe(true);
});

test("a webhook's fault that was cleared before the end does nothing", async () => {
  const { control, submit } = await startSimulator({ latency: { min: 100, max: 100 } });
  const receiver = await receiveWebhooks();
  await control({ fault: "webhook_wrong_token", at: "webhook" });
  await submit({}, receiver.query);
  await control({ fault: "none" });
  const [delivery] = await receiver.arrived(1);
  expect(delivery?.path).toBe("/hook?g=1&t=2");
});
