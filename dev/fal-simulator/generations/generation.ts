import { EventEmitter } from "node:events";
import type { MetFault } from "../faults/fault-queue.ts";
import type { Reply } from "../http/answer.ts";
import type { GenerationInput } from "./generation-input.ts";

export type GenerationStatus = "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED";

/** What a generation will come to, settled when it is accepted. */
export interface GenerationPlan {
  /** Milliseconds in the queue, and then at work. */
  queueMs: number;
  workMs: number;
  extraMs: number;
  seed: bigint;
  /** The first so many pictures are flagged. */
  flagged: number;
  /** How the job ends instead of in pictures. */
  failure: Reply | null;
  /** The first so many pictures are said to be at another origin. */
  strayPictures: { origin: string; count: number } | null;
}

export interface NewGeneration {
  id: string;
  input: GenerationInput;
  plan: GenerationPlan;
  faults: MetFault[];
  webhook: string | null;
  /** Milliseconds that it may wait in the queue (`x-fal-request-timeout`). */
  startTimeoutMs: number | null;
}

/** One job. Emits "change" whenever its status does, and "told" after its webhook. */
export class Generation extends EventEmitter<{ change: []; told: [] }> {
  readonly id: string;
  readonly input: GenerationInput;
  readonly plan: GenerationPlan;
  readonly faults: readonly MetFault[];
  readonly webhook: string | null;
  readonly startTimeoutMs: number | null;
  readonly acceptedAt = Date.now();
  readonly #cancellation = new AbortController();
  startedAt: number | null = null;
  completedAt: number | null = null;
  status: GenerationStatus = "IN_QUEUE";
  /** The answer to the result call, once COMPLETED. */
  outcome: Reply | null = null;
  #isTold = false;

  constructor(start: NewGeneration) {
    super();
    // Every open status stream listens.
    this.setMaxListeners(0);
    this.id = start.id;
    this.input = start.input;
    this.plan = start.plan;
    this.faults = start.faults;
    this.webhook = start.webhook;
    this.startTimeoutMs = start.startTimeoutMs;
  }

  /** Aborted when a cancellation was asked for. */
  get cancelled(): AbortSignal {
    return this.#cancellation.signal;
  }

  cancel(): void {
    this.#cancellation.abort();
  }

  start(): void {
    this.status = "IN_PROGRESS";
    this.startedAt = Date.now();
    this.emit("change");
  }

  complete(outcome: Reply): void {
    this.status = "COMPLETED";
    this.outcome = outcome;
    this.completedAt = Date.now();
    this.emit("change");
  }

  /** The webhook, if there is one, was delivered once. */
  markTold(): void {
    this.#isTold = true;
    this.emit("told");
  }

  /** Seconds at work, as Fal's metrics tell them. */
  get inferenceTime(): number | null {
    return this.startedAt && this.completedAt ? (this.completedAt - this.startedAt) / 1000 : null;
  }

  /** Resolves when COMPLETED. @throws the signal's reason when it is aborted first. */
  async finished(signal: AbortSignal): Promise<Reply> {
    while (!this.outcome) await EventEmitter.once(this, "change", { signal });
    return this.outcome;
  }

  /** Resolves when the webhook was delivered once. @throws the signal's reason when it is aborted first. */
  async told(signal: AbortSignal): Promise<void> {
    while (!this.#isTold) await EventEmitter.once(this, "told", { signal });
  }
}
