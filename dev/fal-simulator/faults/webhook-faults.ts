import { randomBytes, randomUUID } from "node:crypto";
import type { DeliveryPlan } from "../webhooks/delivery-plan.ts";
import { WebhookKeys } from "../webhooks/webhook-keys.ts";
import type { Fault } from "./fault.ts";

const AT_WEBHOOK = ["webhook"] as const;

/** Twice as long as receivers may tolerate. */
const STALE_SECONDS = 600;

const SIGNATURE_BYTES = 64;

/** In nobody's JWKS. */
const strangersKeys = new WebhookKeys();

/** A webhook that Fal would not send: it comes once, as no attacker keeps Fal's promise of repeats. */
function attack(alter: NonNullable<Fault["alterDelivery"]>): Fault {
  return {
    at: AT_WEBHOOK,
    alterDelivery: (plan, settings, generations) => {
      plan.isRepeated = false;
      alter(plan, settings, generations);
    },
  };
}

/** Another token of the same length. */
function alterToken(plan: DeliveryPlan): void {
  const url = new URL(plan.url);
  const token = url.searchParams.get("t") ?? "";
  url.searchParams.set("t", `${token.startsWith("0") ? "1" : "0"}${token.slice(1)}`);
  plan.url = url.href;
}

/** What can happen to the webhook of a generation, instead of one delivery in time. */
export const WEBHOOK_FAULTS: Record<string, Fault> = {
  /** Sent `count` times more, all at once. */
  webhook_duplicate: {
    at: AT_WEBHOOK,
    requires: ["count"],
    alterDelivery: (plan, { count }) => {
      plan.copies += count ?? 0;
    },
  },
  webhook_late: {
    at: AT_WEBHOOK,
    requires: ["ms"],
    alterDelivery: (plan, { ms }) => {
      plan.delayMs = ms ?? 0;
    },
  },
  /** The submit is answered only when the generation is complete and its webhook was delivered once. */
  webhook_early: { at: AT_WEBHOOK, holdsSubmit: true },
  webhook_lost: {
    at: AT_WEBHOOK,
    alterDelivery: (plan) => {
      plan.copies = 0;
    },
  },
  webhook_forged: attack((plan) => {
    plan.sign = () => randomBytes(SIGNATURE_BYTES).toString("hex");
  }),
  webhook_wrong_key: attack((plan) => {
    plan.sign = (parts) => strangersKeys.sign(parts);
  }),
  webhook_stale: attack((plan) => {
    plan.ageSeconds = STALE_SECONDS;
  }),
  webhook_other_customer: attack((plan) => {
    plan.userId = `not-${plan.userId}`;
  }),
  /** Tells of another generation, one of the simulator's own where there is one. */
  webhook_other_request: attack((plan, _settings, generations) => {
    const other = generations.latestCompletedBut(plan.requestId);
    plan.requestId = other?.id ?? randomUUID();
    plan.outcome = other?.outcome ?? plan.outcome;
  }),
  webhook_wrong_token: attack(alterToken),
};
