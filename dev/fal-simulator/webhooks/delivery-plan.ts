import type { Reply } from "../http/answer.ts";
import type { SignedParts } from "./webhook-keys.ts";

/** One webhook as it is posted, but for its time and its signature, which every post makes anew. */
export interface Webhook {
  url: string;
  requestId: string;
  userId: string;
  body: string;
}

/** How a post is sealed. */
export interface Seal {
  sign: (parts: SignedParts) => string;
  /** How far in the past the post says that it was made. */
  ageSeconds: number;
}

/** How the end of a generation is told to its webhook. */
export interface DeliveryPlan extends Seal, Omit<Webhook, "body"> {
  outcome: Reply;
  /** Posts that are made at once; none when the webhook gets lost. */
  copies: number;
  delayMs: number;
  /** Whether each copy is posted again until it is taken. */
  isRepeated: boolean;
}
