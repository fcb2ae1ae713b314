import { FAILURES, type FailureCode } from "@contract/errors.ts";

/** The contract's reasons, cut to fit a tile's title. */
const TITLES: Record<FailureCode, string> = {
  content_filtered: "Held back by the filter",
  prompt_rejected: "The prompt was not accepted",
  provider_failed: "The picture service failed",
  provider_locked: "The picture service refused us",
  picture_unusable: "The picture could not be used",
  expired: "The picture service did not answer",
};

/** Failures that the same words would meet again: another prompt helps, a retry does not. */
const CAUSED_BY_PROMPT: ReadonlySet<string> = new Set<FailureCode>(["content_filtered", "prompt_rejected"]);

export interface FailureWords {
  title: string;
  /** The reason at full length. */
  detail: string;
  /** Whether editing the prompt, rather than trying again, is the way on. */
  causedByPrompt: boolean;
}

/** Words for a generation's `error_code`; codes from a newer server get the general ones. */
export function failureWords(code: string | null): FailureWords {
  const known = code !== null && Object.hasOwn(FAILURES, code) ? (code as FailureCode) : "provider_failed";
  return { title: TITLES[known], detail: FAILURES[known], causedByPrompt: CAUSED_BY_PROMPT.has(known) };
}
