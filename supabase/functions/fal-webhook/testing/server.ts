import type { Log } from "../../_shared/endpoint.ts";
import { createWebhookSigner } from "../../_shared/testing/webhook-signer.ts";
import { ID, world } from "../../_shared/testing/world.ts";
import { createWebhookAddresses } from "../../_shared/webhook-address.ts";
import { createWebhookSignatures } from "../../_shared/webhook-signature.ts";
import { createWebhookHandler } from "../handler.ts";

interface Delivery {
  requestId?: string;
  userId?: string;
  body?: string;
  minutesAgo?: number;
  generation?: string;
  /** In the place of the right one; null for none. */
  token?: string | null;
  /** Signed with a key that Fal does not publish. */
  forged?: boolean;
}

/** The handler over services in memory, and Fal, which signs what it delivers. */
export async function webhookServer() {
  const w = world();
  const lines: Parameters<Log>[0][] = [];
  const [fal, stranger] = await Promise.all([createWebhookSigner(), createWebhookSigner()]);
  const webhooks = createWebhookAddresses("https://f.example/fal-webhook", "a secret of the tests");
  const keysUrl = `data:application/json,${encodeURIComponent(JSON.stringify(fal.jwks))}`;
  const handler = createWebhookHandler({
    ...w,
    webhooks,
    signatures: createWebhookSignatures({ keysUrl, userId: "us", clock: w.clock }),
    log: (line) => void lines.push(line),
  });

  const deliver = async (delivery: Delivery = {}) => {
    const { requestId = "request-1", body = '{"status":"OK"}', minutesAgo = 0, generation = ID } = delivery;
    const url = new URL((await webhooks.of(ID)) ?? "");
    url.searchParams.set("g", generation);
    if (delivery.token === null) url.searchParams.delete("t");
    else if (delivery.token) url.searchParams.set("t", delivery.token);
    const headers = await (delivery.forged ? stranger : fal).headers({
      requestId,
      ...(delivery.userId && { userId: delivery.userId }),
      at: w.clock.now() - minutesAgo * 60_000,
      body,
    });
    const response = await handler(new Request(url, { method: "POST", headers, body }));
    return { status: response.status, body: await response.json() };
  };
  return { ...w, deliver, lines };
}
