import { setTimeout as sleep } from "node:timers/promises";
import type { Generation } from "../generations/generation.ts";
import { webhookBody } from "./webhook-body.ts";
import { WebhookKeys } from "./webhook-keys.ts";

interface WebhookSenderOptions {
  userId: string;
  /** Milliseconds before each repeat. */
  retryDelays: readonly number[];
  closing: AbortSignal;
  /** Called for every post, repeats included. */
  onSend: () => void;
}

/** Milliseconds that a receiver has to answer. */
const ANSWER_TIMEOUT = 15_000;

/** Delivers signed webhooks, and repeats those that were not taken. */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #keys = new WebhookKeys();

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  jwks() {
    return this.#keys.jwks();
  }

  /** Posts until a 2xx comes or the repeats are used up. Never rejects. */
  async deliver(url: string, generation: Generation): Promise<void> {
    if (!generation.outcome) return;
    const body = webhookBody(generation.id, generation.outcome);
    const { retryDelays, closing } = this.#options;
    for (const delay of [0, ...retryDelays]) {
      try {
        if (delay > 0) await sleep(delay, undefined, { signal: closing, ref: false });
      } catch {
        return;
      }
      if (closing.aborted || (await this.#send(url, generation.id, body))) return;
    }
  }

  /** @returns whether the receiver took it. */
  async #send(url: string, requestId: string, body: string): Promise<boolean> {
    const { userId, closing, onSend } = this.#options;
    const timestamp = Math.floor(Date.now() / 1000);
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
          "x-fal-webhook-signature": this.#keys.sign({ requestId, userId, timestamp, body }),
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
}
