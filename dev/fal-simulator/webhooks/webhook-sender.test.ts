import { expect, test } from "vitest";
import { json } from "../http/answer.ts";
import { WebhookSender } from "./webhook-sender.ts";

test("the memory for webhooks is bounded: the oldest are forgotten", async () => {
  const closing = new AbortController();
  const sender = new WebhookSender({ retryDelays: [], closing: closing.signal, onSend: () => undefined });
  const plan = {
    url: "nowhere",
    userId: "us",
    outcome: json(200, {}),
    copies: 1,
    delayMs: 0,
    isRepeated: false,
  };
  for (let index = 0; index <= 1000; index += 1) {
    await sender.deliver({ ...plan, ...sender.seal, requestId: String(index) });
  }
  expect(sender.recorded).toHaveLength(1000);
  expect(sender.recorded[0]).toMatchObject({ requestId: "1" });
});
