/**
 * The one table of error codes. A refusal did nothing: it holds no credits and leaves no row.
 * A generation that was accepted and then failed is a 200 whose `error_code` is a FailureCode.
 */
export const REFUSALS = {
  invalid_request: { status: 400, message: "The request is not valid." },
  unauthorized: { status: 401, message: "Sign in to do this." },
  insufficient_credits: { status: 402, message: "There are not enough credits for this." },
  account_blocked: { status: 403, message: "This account may not make pictures." },
  not_found: { status: 404, message: "There is nothing at this address." },
  method_not_allowed: { status: 405, message: "This address does not take that method." },
  conflict: { status: 409, message: "This generation id was already used for another request." },
  too_large: { status: 413, message: "The request is too large." },
  prompt_blocked: { status: 422, message: "This prompt has words that are not allowed here." },
  too_many_open: { status: 429, message: "Too many pictures are being drawn. Wait for one to finish." },
  rate_limited: { status: 429, message: "Too many requests. Wait a minute and try again." },
  not_settled: { status: 503, message: "This is not finished yet. Send it again." },
  internal: { status: 500, message: "Something went wrong on our side." },
  paused: { status: 503, message: "Drawing is paused for now." },
  provider_unavailable: { status: 503, message: "The picture service is not available right now." },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Why an accepted generation, or a picture of it, failed. The credits of each were returned. */
export const FAILURES = {
  content_filtered: "The safety filter held back every picture.",
  prompt_rejected: "The picture service did not accept this prompt.",
  provider_failed: "The picture service failed.",
  provider_locked: "The picture service refused our account.",
  picture_unusable: "The picture service sent something that is not a picture.",
  expired: "The picture service did not answer in time.",
} as const;

export type FailureCode = keyof typeof FAILURES;

/** The body of every error answer. */
export interface ErrorBody {
  code: RefusalCode;
  message: string;
}
