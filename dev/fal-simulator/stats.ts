import type { Generation } from "./generations/generation.ts";

/** Calls that are counted, by the name of their counter. */
export type CountedCall = "submits" | "runs" | "statuses" | "streams" | "results" | "cancels" | "images";

export interface RequestRecord {
  /** Milliseconds since the epoch. */
  at: number;
  call: CountedCall;
  method: string;
  path: string;
  /** null while unanswered, 0 when the connection was dropped. */
  status: number | null;
  request_id: string | null;
  /** The `x-fal-*` headers that came with it. */
  headers: Record<string, string>;
  /** What a submit or run asked for; null for other calls. */
  input: unknown;
  webhook: string | null;
}

const KEPT_REQUESTS = 5000;

/** Counters since the start or the last reset, and the latest requests. */
export class Stats {
  #counts = new Map<string, number>();
  #requests: RequestRecord[] = [];
  #generations = new Set<Generation>();

  count(name: CountedCall | "webhooks"): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Counted on arrival, so that a call that never gets an answer is seen too. */
  arrived(record: RequestRecord): void {
    this.count(record.call);
    this.#requests.push(record);
    if (this.#requests.length > KEPT_REQUESTS) this.#requests.shift();
  }

  accepted(generation: Generation): void {
    this.#generations.add(generation);
  }

  reset(): void {
    this.#counts.clear();
    this.#generations.clear();
    this.#requests = [];
  }

  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  summary(isBilled: (generation: Generation) => boolean) {
    const of = (name: string) => this.#counts.get(name) ?? 0;
    const generations = [...this.#generations];
    return {
      /** Every submit that arrived, whatever it was answered. */
      submits: of("submits"),
      runs: of("runs"),
      /** Generations that exist: submits and runs that were not refused. */
      accepted: generations.length,
      completed: generations.filter((generation) => generation.status === "COMPLETED").length,
      billed: generations.filter(isBilled).length,
      /** Milliseconds from acceptance to completion, of all completed generations together. */
      drawing_ms: generations.reduce((sum, { acceptedAt, completedAt }) => {
        return sum + (completedAt === null ? 0 : completedAt - acceptedAt);
      }, 0),
      statuses: of("statuses"),
      streams: of("streams"),
      results: of("results"),
      cancels: of("cancels"),
      images: of("images"),
      /** Webhook posts that were sent, repeats included. */
      webhooks: of("webhooks"),
    };
  }
}
