import { expect, test } from "vitest";
import { isSigned, receiveWebhooks } from "../testing/receive-webhooks.ts";
import { startSimulator } from "../testing/start-simulator.ts";

test("a finished request is told to its webhook, signed", async () => {
  const { url, submit, call, stats } = await startSimulator({ userId: "somebody" });
  const receiver = await receiveWebhooks();
  const { request_id, response_url } = await submit({}, receiver.query);
  const [delivery] = await receiver.arrived(1);
  if (!delivery) throw new Error("No webhook came.");
  expect(delivery.headers).toMatchObject({
    "x-fal-webhook-request-id": request_id,
    "x-fal-webhook-user-id": "somebody",
  });
  expect(Math.abs(Number(delivery.headers["x-fal-webhook-timestamp"]) - Date.now() / 1000)).toBeLessThan(300);
  expect(JSON.parse(delivery.body)).toEqual({
    request_id,
    gateway_request_id: request_id,
    status: "OK",
    payload: await (await call(response_url)).json(),
  });
  expect(await isSigned(url, delivery)).toBe(true);
  expect(await isSigned(url, { ...delivery, body: `${delivery.body} ` })).toBe(false);
  expect(await stats()).toMatchObject({ webhooks: 1 });
});

test("a failed request is told as an error, with the answer of its result", async () => {
  const { control, submit } = await startSimulator();
  const receiver = await receiveWebhooks();
  await control({ fault: "http_422", at: "result" });
  await submit({}, receiver.query);
  const [delivery] = await receiver.arrived(1);
  expect(JSON.parse(delivery?.body ?? "")).toMatchObject({
    status: "ERROR",
    error: "Invalid status code: 422",
    payload: { detail: [{ type: "value_error" }] },
  });
});

test("a webhook that is not taken is sent again, signed anew", async () => {
  const { url, submit, stats } = await startSimulator({ webhookRetryDelays: [1, 1, 1] });
  const receiver = await receiveWebhooks([500, 302, 200]);
  await submit({}, receiver.query);
  const deliveries = await receiver.arrived(3);
  expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
  for (const delivery of deliveries) expect(await isSigned(url, delivery)).toBe(true);
  expect(await stats()).toMatchObject({ webhooks: 3 });
});
