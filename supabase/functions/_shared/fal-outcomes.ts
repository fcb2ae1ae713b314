import * as z from "zod/mini";
import type { FailureCode } from "./contract/errors.ts";
import { FalHttpError, FalNetworkError } from "./fal-error.ts";

/** What became of a submit. `unknown`: it may be running and billed, so it must never be sent again. */
export type Submission =
  | { kind: "accepted"; requestId: string }
  /** `answered` is false when no connection came about: Fal has said nothing. */
  | { kind: "failed"; code: FailureCode; answered: boolean }
  | { kind: "unknown" };

/** What Fal made, or why it did not. `unreadable`: nobody knows yet, read again later. */
export type FalResult =
  | { kind: "made"; seed: string | null; pictures: readonly FalPicture[] }
  | { kind: "failed"; code: FailureCode }
  | { kind: "unreadable" };

export interface FalPicture {
  url: string;
  /** Held back by Fal's safety checker. */
  flagged: boolean;
}

const submittedSchema = z.object({ request_id: z.string().check(z.minLength(1), z.maxLength(200)) });

/** Reads the answer of a submit. A 200 that we cannot read was still accepted by somebody. */
export function readSubmission(data: unknown): Submission {
  const parsed = submittedSchema.safeParse(data);
  return parsed.success ? { kind: "accepted", requestId: parsed.data.request_id } : { kind: "unknown" };
}

/** Only what proves that no job exists is a failure: no connection at all, or a complete 4xx. */
export function submissionFailure(error: unknown): Submission {
  if (error instanceof FalNetworkError && error.neverSent) {
    return { kind: "failed", code: "provider_failed", answered: false };
  }
  if (error instanceof FalHttpError && error.status >= 400 && error.status < 500) {
    return { kind: "failed", code: failureCode(error.status), answered: true };
  }
  return { kind: "unknown" };
}

const resultSchema = z.object({
  images: z.array(z.object({ url: z.string() })),
  has_nsfw_concepts: z.optional(z.nullable(z.array(z.boolean()))),
  /** A string where a number cannot hold its digits. */
  seed: z.optional(z.nullable(z.union([z.number(), z.string()]))),
});

/** Reads the result of a completed job. A result of another shape holds no pictures: a failure. */
export function readResult(data: unknown): FalResult {
  const parsed = resultSchema.safeParse(data);
  if (!parsed.success) return { kind: "failed", code: "provider_failed" };
  const { images, has_nsfw_concepts: flags, seed } = parsed.data;
  const digits = String(seed ?? "");
  return {
    kind: "made",
    seed: /^\d+$/.test(digits) ? digits : null,
    pictures: images.map(({ url }, index) => ({ url, flagged: flags?.[index] === true })),
  };
}

/** Statuses that say something about the way to the result, not about the job. */
const READ_AGAIN = new Set([429, 502, 503, 504]);

export function resultFailure(error: unknown): FalResult {
  if (!(error instanceof FalHttpError)) return { kind: "unreadable" };
  if (error.startTimedOut) return { kind: "failed", code: "expired" };
  if (READ_AGAIN.has(error.status)) return { kind: "unreadable" };
  return { kind: "failed", code: failureCode(error.status) };
}

function failureCode(status: number): FailureCode {
  if (status === 401 || status === 403) return "provider_locked";
  return status === 422 ? "prompt_rejected" : "provider_failed";
}
