import type { Fault } from "./fault.ts";

/** The longest that a timer can wait: 24 days. */
const FOREVER_MS = 2 ** 31 - 1;

/** What the generation itself comes to. Settled when it is accepted, so clearing the faults changes nothing. */
export const GENERATION_FAULTS: Record<string, Fault> = {
  /** The first `count` pictures come black and flagged. */
  nsfw: {
    at: ["submit", "result"],
    takes: ["count"],
    alterPlan: (plan, { count }) => {
      plan.flagged = count ?? Number.POSITIVE_INFINITY;
    },
  },
  /** A seed that does not fit a double: the largest prime below 2^64. */
  big_seed: {
    at: ["submit", "result"],
    alterPlan: (plan) => {
      plan.seed = 18446744073709551557n;
    },
  },
  /** The generation itself takes `ms` longer. */
  slow_generation: {
    at: ["submit"],
    requires: ["ms"],
    alterPlan: (plan, { ms }) => {
      plan.extraMs = ms ?? 0;
    },
  },
  /** Leaves the queue only by a cancellation, or when the time to start that the caller set is over. */
  stuck_in_queue: {
    at: ["submit"],
    alterPlan: (plan) => {
      plan.queueMs = FOREVER_MS;
    },
  },
};
