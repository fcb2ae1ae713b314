import type { FalClient } from "@fal-ai/client";
import type { Clock } from "./clock.ts";
import { FalHttpError } from "./fal-error.ts";
import { repeat } from "./repeat.ts";

/** `unknown_request`: Fal says that it has no such job. */
export type Progress = "completed" | "running" | "unknown_request";

export interface ProgressSource {
  queue: FalClient["queue"];
  model: string;
  clock: Clock;
}

/** Most pictures are there within a second; a connection that stays silent for longer may be dead. */
const STREAM_MS = 5_000;
const POLL_PAUSES = { firstMs: 100, longestMs: 1_000, growth: 1.2 };

/**
 * Follows the stream of states, which tells a completion within a millisecond. It may end early or not
 * come about, so what it does not tell is asked, first often and then less so.
 */
export async function waitForCompletion(
  source: ProgressSource,
  requestId: string,
  withinMs: number,
  isOver: boolean,
): Promise<Progress> {
  const { clock } = source;
  const until = clock.now() + withinMs;
  if (withinMs > 0 && (await streamSaysCompleted(source, requestId, Math.min(withinMs, STREAM_MS)))) {
    return "completed";
  }
  return await repeat(() => askProgress(source, requestId), {
    clock,
    until,
    ...POLL_PAUSES,
    isFinal: (progress) => progress === "completed" || (isOver && progress === "unknown_request"),
  });
}

async function streamSaysCompleted(
  { queue, model }: ProgressSource,
  requestId: string,
  withinMs: number,
): Promise<boolean> {
  const stream = await queue.streamStatus(model, { requestId });
  const timer = setTimeout(() => stream.abort(), withinMs);
  try {
    return await new Promise<boolean>((resolve) => {
      stream.on("data", ({ status }) => status === "COMPLETED" && resolve(true));
      stream.done().then(
        () => resolve(false),
        () => resolve(false),
      );
    });
  } finally {
    clearTimeout(timer);
    stream.abort();
  }
}

async function askProgress({ queue, model }: ProgressSource, requestId: string): Promise<Progress> {
  try {
    const { status } = await queue.status(model, { requestId });
    return status === "COMPLETED" ? "completed" : "running";
  } catch (error) {
    // Any other failure says nothing about the job.
    return error instanceof FalHttpError && error.status === 404 ? "unknown_request" : "running";
  }
}
