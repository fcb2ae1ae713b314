import { createHash, createPublicKey, verify, type JsonWebKey } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Delivery {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/**
 * Takes webhooks, answering with the given statuses in turn; the last one stands.
 * @param gate nothing is answered before it resolves
 */
export async function receiveWebhooks(statuses: number[] = [200], gate?: Promise<void>) {
  const deliveries: Delivery[] = [];
  const waiting: (() => void)[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks = (await request.toArray()) as Buffer[];
    const { url: path = "", headers } = request;
    const status = statuses[Math.min(deliveries.length, statuses.length - 1)] ?? 200;
    deliveries.push({ path, headers, body: Buffer.concat(chunks).toString() });
    for (const check of waiting) check();
    await gate;
    response.writeHead(status).end();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?g=1&t=2`;
  /** Waits for so many and returns all that came. */
  const arrived = (count: number) =>
    new Promise<Delivery[]>((resolve) => {
      const check = () => deliveries.length >= count && resolve(deliveries);
      waiting.push(check);
      check();
    });
  return { url, query: `?fal_webhook=${encodeURIComponent(url)}`, deliveries, arrived };
}

/** Whether a delivery bears the signature of a key that the simulator shows. */
export async function isSigned(simulatorUrl: string, { headers, body }: Delivery): Promise<boolean> {
  const jwks = await fetch(`${simulatorUrl}/rest.fal.ai/.well-known/jwks.json`);
  const { keys } = (await jwks.json()) as { keys: JsonWebKey[] };
  const header = (name: string) => String(headers[`x-fal-webhook-${name}`]);
  const digest = createHash("sha256").update(body).digest("hex");
  const text = [header("request-id"), header("user-id"), header("timestamp"), digest].join("\n");
  const signature = Buffer.from(header("signature"), "hex");
  return keys.some((key) =>
    verify(null, Buffer.from(text), createPublicKey({ key, format: "jwk" }), signature),
  );
}
