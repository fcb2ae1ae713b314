import type { Generation } from "../generations/generation.ts";
import type { Simulator } from "../simulator.ts";
import type { DeliveryPlan } from "./delivery-plan.ts";

/** Tells a completed generation to its webhook, under the faults that it met. Never rejects. */
export async function tellWebhook(simulator: Simulator, generation: Generation): Promise<void> {
  const { id, webhook, outcome } = generation;
  if (webhook === null || outcome === null) return;
  const plan: DeliveryPlan = {
    url: webhook,
    requestId: id,
    userId: simulator.options.userId,
    outcome,
    copies: 1,
    delayMs: 0,
    isRepeated: true,
    ...simulator.webhooks.seal,
  };
  for (const { fault, settings } of simulator.faults.standing(generation.faults, "webhook")) {
    fault.alterDelivery?.(plan, settings, simulator.generations);
  }
  await simulator.webhooks.deliver(plan);
}
