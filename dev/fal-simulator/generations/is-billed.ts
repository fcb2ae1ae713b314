import type { FaultQueue } from "../faults/fault-queue.ts";
import type { Generation } from "./generation.ts";

/**
 * Whether Fal would bill the generation: it ran, and its result is a 200 (flagged pictures included) or the
 * model's own 422, which Fal says it may bill, so the dearer reading is taken. A 5xx is never billed, nor
 * what was refused, locked, cancelled or timed out before it ran.
 */
export function isBilled(generation: Generation, faults: FaultQueue): boolean {
  if (generation.status !== "COMPLETED" || generation.startedAt === null) return false;
  const answer = faults.resultCover(generation.faults) ?? generation.outcome;
  return answer?.status === 200 || answer?.status === 422;
}
