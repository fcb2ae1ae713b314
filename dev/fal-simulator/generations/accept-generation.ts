import { randomInt, randomUUID } from "node:crypto";
import { FAULT_POINTS } from "../faults/fault.ts";
import { alterPlan, type MetFault } from "../faults/fault-queue.ts";
import type { Reply } from "../http/answer.ts";
import type { LatencyRange } from "../options.ts";
import type { Simulator } from "../simulator.ts";
import { Generation, type GenerationPlan } from "./generation.ts";
import type { GenerationInput } from "./generation-input.ts";
import { runGeneration } from "./run-generation.ts";

/** The share of a generation's time that it waits in the queue. */
const QUEUE_SHARE = 0.15;

export interface Acceptance {
  input: GenerationInput;
  /** Faults that the submit call itself met. */
  submitFaults: MetFault[];
  webhook: string | null;
  startTimeoutMs: number | null;
  /** How the job ends instead of in pictures, when that is known already. */
  failure?: Reply;
}

function plan(latency: LatencyRange, acceptance: Acceptance): GenerationPlan {
  const total = randomInt(latency.min, latency.max + 1);
  return {
    queueMs: total * QUEUE_SHARE,
    workMs: total * (1 - QUEUE_SHARE),
    extraMs: 0,
    seed: acceptance.input.seed ?? BigInt(randomInt(2 ** 32)),
    flagged: 0,
    failure: acceptance.failure ?? null,
    strayPictures: null,
  };
}

/** Brings a generation into being and sets it to work. */
export function acceptGeneration(simulator: Simulator, acceptance: Acceptance): Generation {
  const later = FAULT_POINTS.filter((point) => {
    return point === "webhook" ? acceptance.webhook !== null : point !== "submit";
  });
  const faults = [...acceptance.submitFaults, ...simulator.faults.meet(later)];
  const itsPlan = plan(simulator.options.latency, acceptance);
  alterPlan(itsPlan, faults);
  const generation = new Generation({
    id: randomUUID(),
    input: acceptance.input,
    plan: itsPlan,
    faults,
    webhook: acceptance.webhook,
    startTimeoutMs: acceptance.startTimeoutMs,
  });
  simulator.generations.add(generation);
  simulator.stats.accepted(generation);
  void runGeneration(simulator, generation);
  return generation;
}
