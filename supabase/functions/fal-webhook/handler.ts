import * as z from "zod/mini";
import { GenerationGone } from "../_shared/credits.ts";
import { createEndpoint, type Log } from "../_shared/endpoint.ts";
import { type Advanced } from "../_shared/generation-state.ts";
import { Refusal } from "../_shared/refusal.ts";
import { readBytes } from "../_shared/request-body.ts";
import { settle, type SettlePorts } from "../_shared/settle.ts";
import type { WebhookAddresses } from "../_shared/webhook-address.ts";
import type { WebhookSignatures } from "../_shared/webhook-signature.ts";

export interface WebhookDependencies extends Omit<SettlePorts, "timings"> {
  webhooks: WebhookAddresses;
  signatures: WebhookSignatures;
  log: Log;
}

/** Bytes: a result holds the prompt and four addresses. */
const BODY_BYTES = 256 * 1024;
/** Fal waits 15 s for an answer, and asks again when it gets none. */
const WAIT_MS = 9_000;
/** A request that is alive tells its request id itself, a moment after Fal answered it. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 200;

const addressSchema = z.object({ g: z.uuid(), t: z.string() });

/**
 * `POST /functions/v1/fal-webhook?g=<generation>&t=<token>`: Fal says that a job has ended. What it says about
 * the pictures is not believed, nor even read: the result is asked for again, as by everybody. 200 when the
 * generation is at its end, or is nobody's; 503 makes Fal say it again.
 */
export function createWebhookHandler(
  dependencies: WebhookDependencies,
): (request: Request) => Promise<Response> {
  const { clock, log } = dependencies;
  return createEndpoint(
    { name: "fal-webhook", method: "POST", allowedOrigins: [], log },
    async (request, { timings, logged }) => {
      const until = clock.now() + WAIT_MS;
      const { id, requestId } = await verified(request, dependencies);
      logged.id = id;
      try {
        const ports = { ...dependencies, timings };
        const known = await remembered(id, requestId, ports);
        if (known.outcome === "request_conflict") throw new Refusal("conflict");
        const { status } = (await settle(known, ports, { until, rescuing: true })).generation;
        if (status === "pending") throw new Refusal("not_settled");
        logged.outcome = status;
        return { status: 200, body: { status } };
      } catch (error) {
        if (!(error instanceof GenerationGone)) throw error;
        logged.outcome = "gone";
        return { status: 200, body: { status: "gone" } };
      }
    },
  );
}

/** @throws Refusal for whatever did not come from Fal, for this generation of ours. */
async function verified(
  request: Request,
  { webhooks, signatures }: WebhookDependencies,
): Promise<{ id: string; requestId: string }> {
  const address = addressSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!address.success || !(await webhooks.isOurs(address.data.g, address.data.t))) throw forged();
  const requestId = await signatures.verifiedRequestId(request.headers, await readBytes(request, BODY_BYTES));
  if (requestId === null) throw forged();
  return { id: address.data.g, requestId };
}

function forged(): Refusal {
  return new Refusal("unauthorized", "This does not come from the picture service.");
}

/** Waits a moment for the request itself to tell the request id, and tells it in its place if it does not. */
async function remembered(id: string, requestId: string, { credits, clock }: SettlePorts): Promise<Advanced> {
  const until = clock.now() + PATIENCE_MS;
  for (;;) {
    const { status, fal_request_id } = await credits.position(id);
    if (status !== "pending" || fal_request_id !== null || clock.now() >= until) break;
    await clock.sleep(LOOK_EVERY_MS);
  }
  return await credits.submitted(id, requestId);
}
