import { modelError, refusal, requestError } from "../http/fal-errors.ts";
import { CALL_POINTS, type Fault } from "./fault.ts";

const KEYED_CALLS = ["submit", "status", "result"] as const;

/** Complete answers that are errors. Those without `isJobOutcome` stand in front of a job that is well. */
export const HTTP_FAULTS: Record<string, Fault> = {
  http_401: {
    at: KEYED_CALLS,
    answer: () => refusal(401, "Invalid authentication credentials"),
    isJobOutcome: true,
  },
  http_403_locked: {
    at: CALL_POINTS,
    answer: () =>
      refusal(
        403,
        "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.",
      ),
    isJobOutcome: true,
  },
  http_422: {
    at: CALL_POINTS,
    answer: () =>
      modelError(422, [
        { loc: ["body", "prompt"], msg: "The prompt could not be used", type: "value_error", ctx: {} },
      ]),
    isJobOutcome: true,
  },
  http_422_string: {
    at: CALL_POINTS,
    answer: () => refusal(422, "The input could not be used"),
    isJobOutcome: true,
  },
  content_policy_violation: {
    at: ["submit", "result"],
    answer: () =>
      modelError(422, [
        {
          loc: ["body", "prompt"],
          msg: "The content was flagged by a content checker and could not be processed",
          type: "content_policy_violation",
          url: "https://docs.fal.ai/errors#content_policy_violation",
        },
      ]),
    isJobOutcome: true,
  },
  http_429: { at: CALL_POINTS, answer: () => refusal(429, "Too many concurrent requests", true) },
  http_500: { at: CALL_POINTS, answer: () => requestError("runner_server_error"), isJobOutcome: true },
  http_502: { at: CALL_POINTS, answer: () => requestError("runner_incomplete_response") },
  http_503: { at: CALL_POINTS, answer: () => requestError("runner_scheduling_failure") },
  http_504: { at: CALL_POINTS, answer: () => requestError("request_timeout") },
};
