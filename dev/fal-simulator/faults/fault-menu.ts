import { DROPPED } from "../http/answer.ts";
import { modelError, refusal, requestError } from "../http/fal-errors.ts";
import { FAULT_POINTS, type Fault } from "./fault.ts";

/** Every fault that `POST /_control` can set. A new one is a new entry here and nothing else. */
export const FAULT_MENU: Record<string, Fault> = {
  http_500: { at: FAULT_POINTS, answer: () => requestError("runner_server_error"), isJobOutcome: true },
  // Fal's front door answers this one: the job behind it is unharmed.
  http_503: { at: FAULT_POINTS, answer: () => requestError("runner_scheduling_failure") },
  http_403_locked: {
    at: FAULT_POINTS,
    answer: () =>
      refusal(
        403,
        "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.",
      ),
    isJobOutcome: true,
  },
  http_422: {
    at: FAULT_POINTS,
    answer: () =>
      modelError(422, [
        { loc: ["body", "prompt"], msg: "The prompt could not be used", type: "value_error", ctx: {} },
      ]),
    isJobOutcome: true,
  },
  /** Accepted, and then the connection breaks before the request id is told. */
  drop_submit: { at: ["submit"], spoil: () => DROPPED },
  /** The first `count` pictures come black and flagged. */
  nsfw: {
    at: ["submit", "result"],
    alterPlan: (plan, { count }) => {
      plan.flagged = count ?? Number.POSITIVE_INFINITY;
    },
  },
  /** The call is answered `ms` later. */
  latency: { at: FAULT_POINTS, requires: ["ms"], delay: ({ ms }) => ms ?? 0 },
  /** The generation itself takes `ms` longer. */
  slow_generation: {
    at: ["submit"],
    requires: ["ms"],
    alterPlan: (plan, { ms }) => {
      plan.extraMs = ms ?? 0;
    },
  },
  /** A seed that does not fit a double: the largest prime below 2^64. */
  big_seed: {
    at: ["submit", "result"],
    alterPlan: (plan) => {
      plan.seed = 18446744073709551557n;
    },
  },
};
