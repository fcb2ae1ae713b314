import * as z from "zod/mini";
import { generatedImageSchema, type GenerateResponse, generationSchema } from "./contract/generation.ts";

/** What `advance_generation` may answer. Every expected outcome is a value, also a refusal. */
const OUTCOMES = [
  "reserved",
  "insufficient_credits",
  "too_many_open",
  "rate_limited",
  "paused",
  "provider_unavailable",
  "account_blocked",
  "prompt_blocked",
  "conflict",
  "pending",
  "succeeded",
  "failed",
  "leased",
  "busy",
  "ok",
  "late",
  "not_submitted",
  "request_conflict",
  "partial",
  "content_filtered",
  "late_free",
  "expired",
  "not_due",
  "must_cancel_and_read",
  "already_succeeded",
  "already_failed",
  "gone",
  "due",
  "unknown",
] as const;

/** Where a generation stands, as far as it decides what may be done next. */
const positionSchema = {
  id: z.uuid(),
  status: z.enum(["pending", "succeeded", "failed"]),
  /** Null until Fal's answer to the submit is known. */
  fal_request_id: z.nullable(z.string()),
  lease_until: z.nullable(z.string()),
  deadline: z.string(),
};

export const generationPositionSchema = z.object(positionSchema);
export type GenerationPosition = z.output<typeof generationPositionSchema>;

/** A whole row, with what its owner does not see. */
const generationRowSchema = z.extend(generationSchema, {
  ...positionSchema,
  lease_holder: z.nullable(z.string()),
  /** Set while pictures are expected although the credits went back: the request id came after the deadline. */
  late_since: z.nullable(z.string()),
  image_keys: z.array(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
  /** Whether the deadline has passed, by the database's clock. */
  is_due: z.boolean(),
});
export type GenerationRow = z.output<typeof generationRowSchema>;

/** The part that every answer has. */
export const outcomeSchema = z.object({ outcome: z.enum(OUTCOMES) });

/** An answer about a generation that exists and has an owner. */
export const advancedSchema = z.extend(outcomeSchema, {
  may_submit: z.boolean(),
  generation: generationRowSchema,
  images: z.array(generatedImageSchema),
});
export type Advanced = z.output<typeof advancedSchema>;

/** What its owner may see of it. */
export function publicAnswer({ generation, images }: Advanced): GenerateResponse {
  return { generation: generationSchema.parse(generation), images };
}
