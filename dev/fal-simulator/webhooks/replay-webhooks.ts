import { randomInt } from "node:crypto";
import { isWholeNumber, readJsonObject } from "../http/json-object.ts";
import type { Webhook } from "./delivery-plan.ts";
import type { WebhookSender } from "./webhook-sender.ts";

const ORDERS = ["as_recorded", "reversed", "shuffled"] as const;

const MAX_COPIES = 1000;

export interface Replay {
  order: (typeof ORDERS)[number];
  /** How often each webhook is sent. */
  copies: number;
  /** Whether all are sent without waiting for the receiver's answers. */
  isAtOnce: boolean;
}

/** Reads the body of `POST /_webhooks`. @returns what is wrong with it, if anything is. */
export function readReplay(text: string): Replay | string {
  const body = text === "" ? {} : readJsonObject(text);
  if (!body) return "The body is not a JSON object.";
  const { order = "as_recorded", copies = 1, at_once: isAtOnce = false, ...unknown } = body;
  const [unknownKey] = Object.keys(unknown);
  if (unknownKey !== undefined) return `"${unknownKey}" is not a key of a replay.`;
  const known = ORDERS.find((name) => name === order);
  if (!known) return `"order" is one of ${ORDERS.join(", ")}.`;
  if (!isWholeNumber(copies, 1, MAX_COPIES)) return `"copies" is a whole number from 1 to ${MAX_COPIES}.`;
  if (typeof isAtOnce !== "boolean") return '"at_once" is true or false.';
  return { order: known, copies, isAtOnce };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const [drawn] = mixed.splice(randomInt(last + 1), 1) as [Item];
    mixed.push(drawn);
  }
  return mixed;
}

function inOrder(webhooks: Webhook[], order: Replay["order"]): Webhook[] {
  if (order === "shuffled") return shuffled(webhooks);
  return order === "reversed" ? webhooks.toReversed() : webhooks;
}

/**
 * Sends what was sent before to the same addresses, freshly signed, each post once. Resolves when all are
 * answered. @returns how many were sent.
 */
export async function replayWebhooks(sender: WebhookSender, replay: Replay): Promise<number> {
  const copies = sender.recorded.flatMap((webhook) => Array.from({ length: replay.copies }, () => webhook));
  const webhooks = inOrder(copies, replay.order);
  const posts = [];
  for (const webhook of webhooks) {
    const post = sender.post(webhook, sender.seal);
    posts.push(post);
    if (!replay.isAtOnce) await post;
  }
  await Promise.all(posts);
  return webhooks.length;
}
