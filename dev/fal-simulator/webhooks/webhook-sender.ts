import { setTimeout as sleep } from "node:timers/promises";
import type { DeliveryPlan, Seal, Webhook } from "./delivery-plan.ts";
import { webhookBody } from "./webhook-body.ts";
import { WebhookKeys } from "./webhook-keys.ts";

interface WebhookSenderOptions {
  /** Milliseconds before each repeat. */
  retryDelays: readonly number[];
  closing: AbortSignal;
  /** Called for every post, repeats included. */
  onSend: () => void;
}

/** Milliseconds that a receiver has to answer. */
const ANSWER_TIMEOUT = 15_000;

const KEPT_WEBHOOKS = 1000;

/** Delivers signed webhooks, repeats those that were not taken, and remembers what it delivered. */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #keys = new WebhookKeys();
  #recorded: Webhook[] = [];
  /** The genuine one. */
  readonly seal: Seal = { sign: (parts) => this.#keys.sign(parts), ageSeconds: 0 };

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  jwks() {
    return this.#keys.jwks();
  }

  /** The latest webhooks, each once however often it was posted, oldest first. */
  get recorded(): readonly Webhook[] {
    return this.#recorded;
  }

  forget(): void {
    this.#recorded = [];
  }

  /** Resolves when each copy was posted once; what was not taken is posted again later. Never rejects. */
  async deliver(plan: DeliveryPlan): Promise<void> {
    const { url, requestId, userId, outcome, copies } = plan;
    if (copies === 0 || !(await this.#pause(plan.delayMs))) return;
    const webhook = { url, requestId, userId, body: webhookBody(requestId, outcome) };
    this.#recorded = [...this.#recorded, webhook].slice(-KEPT_WEBHOOKS);
    const deliverCopy = async () => {
      const isTaken = await this.post(webhook, plan);
      if (!isTaken && plan.isRepeated) void this.#repeat(webhook, plan);
    };
    await Promise.all(Array.from({ length: copies }, deliverCopy));
  }

  /** Posts once. Never rejects. @returns whether the receiver took it. */
  async post({ url, requestId, userId, body }: Webhook, { sign, ageSeconds }: Seal): Promise<boolean> {
    const { closing, onSend } = this.#options;
    const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
    onSend();
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          "x-fal-webhook-request-id": requestId,
          "x-fal-webhook-user-id": userId,
          "x-fal-webhook-timestamp": String(timestamp),
          "x-fal-webhook-signature": sign({ requestId, userId, timestamp, body }),
        },
        body,
        signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_TIMEOUT)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** Posts until a 2xx comes or the repeats are used up. */
  async #repeat(webhook: Webhook, seal: Seal): Promise<void> {
    for (const delay of this.#options.retryDelays) {
      if (!(await this.#pause(delay)) || (await this.post(webhook, seal))) return;
    }
  }

  /** @returns false when the simulator closed meanwhile. */
  async #pause(milliseconds: number): Promise<boolean> {
    const { closing } = this.#options;
    try {
      if (milliseconds > 0) await sleep(milliseconds, undefined, { signal: closing, ref: false });
      return !closing.aborted;
    } catch {
      return false;
    }
  }
}
