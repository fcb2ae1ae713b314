import { createFalClient } from "@fal-ai/client";
import type { Clock } from "./clock.ts";
import { type GenerationParams } from "./contract/generate.ts";
import { exactInteger } from "./exact-json.ts";
import { createFalFetch } from "./fal-fetch.ts";
import {
  type FalResult,
  readResult,
  readSubmission,
  resultFailure,
  type Submission,
  submissionFailure,
} from "./fal-outcomes.ts";
import { type Progress, waitForCompletion } from "./fal-progress.ts";
import { repeat } from "./repeat.ts";

/** The model of every generation, as Fal names it. Never taken from a request. */
export const FAL_MODEL = "fal-ai/flux/schnell";

export interface FalPort {
  /**
   * Sends one POST, whatever happens.
   * @param webhookUrl where Fal tells the end of the job; null when no address of ours can be reached by it.
   */
  submit(prompt: string, params: GenerationParams, webhookUrl: string | null): Promise<Submission>;
  /**
   * Resolves as soon as Fal says COMPLETED, or after `withinMs` milliseconds.
   * @param isOver whether it is enough that Fal does not know the job any more.
   */
  waitForCompletion(requestId: string, withinMs: number, isOver: boolean): Promise<Progress>;
  /** Reads the result of a completed job, again and again for `withinMs` milliseconds where that may help. */
  readResult(requestId: string, withinMs: number): Promise<FalResult>;
  /** Asks Fal to stop; what Fal then says about the job decides, not this call's success. */
  cancel(requestId: string): Promise<void>;
}

export interface FalOptions {
  key: string;
  baseUrl: string | null;
  clock: Clock;
  submitTimeoutMs?: number;
  readTimeoutMs?: number;
}

/** Seconds that a job may wait for a runner; then Fal gives it up and says so. */
const START_TIMEOUT_SECONDS = 120;
const SUBMIT_TIMEOUT_MS = 10_000;
const READ_TIMEOUT_MS = 5_000;
const RESULT_PAUSES = { firstMs: 200, longestMs: 2_000, growth: 2 };

export function createFal(options: FalOptions): FalPort {
  const { clock, submitTimeoutMs = SUBMIT_TIMEOUT_MS, readTimeoutMs = READ_TIMEOUT_MS } = options;
  const clientWith = (timeoutMs: number) =>
    createFalClient({
      credentials: options.key,
      fetch: createFalFetch({ baseUrl: options.baseUrl, timeoutMs }),
      retry: { maxRetries: 0 },
    });
  const reader = clientWith(readTimeoutMs);

  return {
    async submit(prompt, params, webhookUrl) {
      try {
        const { queue } = clientWith(submitTimeoutMs);
        const input = falInput(prompt, params);
        const startTimeout = START_TIMEOUT_SECONDS;
        const answer = await queue.submit(FAL_MODEL, {
          input,
          startTimeout,
          ...(webhookUrl && { webhookUrl }),
        });
        return readSubmission(answer);
      } catch (error) {
        return submissionFailure(error);
      }
    },

    waitForCompletion: (requestId, withinMs, isOver) =>
      waitForCompletion({ queue: reader.queue, model: FAL_MODEL, clock }, requestId, withinMs, isOver),

    readResult(requestId, withinMs) {
      const read = () =>
        reader.queue.result(FAL_MODEL, { requestId }).then(({ data }) => readResult(data), resultFailure);
      return repeat(read, {
        clock,
        until: clock.now() + withinMs,
        ...RESULT_PAUSES,
        isFinal: ({ kind }) => kind !== "unreadable",
      });
    },

    async cancel(requestId) {
      await reader.queue.cancel(FAL_MODEL, { requestId }).catch(() => undefined);
    },
  };
}

/** `sync_mode` is never set: it would keep the result out of Fal's store, from where a crash is mended. */
function falInput(prompt: string, params: GenerationParams) {
  return {
    prompt,
    image_size: params.image_size,
    num_images: params.num_images,
    num_inference_steps: params.num_inference_steps,
    output_format: params.output_format,
    enable_safety_checker: true,
    ...(params.seed === null ? {} : { seed: exactInteger(params.seed) }),
  };
}
