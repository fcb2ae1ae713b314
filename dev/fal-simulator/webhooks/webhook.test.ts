import { createHash, createPublicKey, verify, type JsonWebKey } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../testing/start-simulator.ts";

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes webhooks, answering with the given statuses in turn; the last one stands. */
async function receiveWebhooks(statuses: number[]) {
  const deliveries: Delivery[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      deliveries.push({ headers: request.headers, body: Buffer.concat(chunks as Buffer[]).toString() });
      response.writeHead(statuses[Math.min(deliveries.length, statuses.length) - 1] ?? 200).end();
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const arrived = (count: number) =>
    new Promise<Delivery[]>((resolve) => {
      const check = () => deliveries.length >= count && resolve(deliveries);
      waiting.push(check);
      check();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?g=1&t=2`, arrived };
}

async function isSigned(jwksUrl: string, { headers, body }: Delivery): Promise<boolean> {
  const { keys } = (await (await fetch(jwksUrl)).json()) as { keys: JsonWebKey[] };
  const header = (name: string) => String(headers[`x-fal-webhook-${name}`]);
  const digest = createHash("sha256").update(body).digest("hex");
  const text = [header("request-id"), header("user-id"), header("timestamp"), digest].join("\n");
  const signature = Buffer.from(header("signature"), "hex");
  return keys.some((key) =>
    verify(null, Buffer.from(text), createPublicKey({ key, format: "jwk" }), signature),
  );
}

test("a finished request is told to its webhook, signed", async () => {
  const { url, submit, call, stats } = await startSimulator({ userId: "somebody" });
  const receiver = await receiveWebhooks([200]);
  const { request_id, response_url } = await submit({}, `?fal_webhook=${encodeURIComponent(receiver.url)}`);
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
  const jwks = `${url}/rest.fal.ai/.well-known/jwks.json`;
  expect(await isSigned(jwks, delivery)).toBe(true);
  expect(await isSigned(jwks, { ...delivery, body: `${delivery.body} ` })).toBe(false);
  expect(await stats()).toMatchObject({ webhooks: 1 });
});

test("a failed request is told as an error, with the answer of its result", async () => {
  const { control, submit } = await startSimulator();
  const receiver = await receiveWebhooks([200]);
  await control({ fault: "http_422", at: "result" });
  await submit({}, `?fal_webhook=${encodeURIComponent(receiver.url)}`);
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
  await submit({}, `?fal_webhook=${encodeURIComponent(receiver.url)}`);
  const deliveries = await receiver.arrived(3);
  expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
  for (const delivery of deliveries) {
    expect(await isSigned(`${url}/rest.fal.ai/.well-known/jwks.json`, delivery)).toBe(true);
  }
  expect(await stats()).toMatchObject({ webhooks: 3 });
});
