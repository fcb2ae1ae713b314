import { DROPPED } from "../http/answer.ts";
import { CALL_POINTS, type Fault } from "./fault.ts";

/** What happens on the way to Fal and back, whatever is answered. */
export const CONNECTION_FAULTS: Record<string, Fault> = {
  /** Accepted, and then the connection breaks before the request id is told. */
  drop_submit: { at: ["submit"], spoil: () => DROPPED },
  /** The work is done, and then the connection is reset. */
  drop: { at: ["status", "result", "image"], spoil: () => DROPPED },
  /** The call reaches Fal `ms` later. */
  latency: { at: CALL_POINTS, requires: ["ms"], delay: ({ ms }) => ms ?? 0 },
  /** The work is done at once, and the answer comes `ms` later: time to kill the one who waits for it. */
  slow_answer: { at: ["submit", "status", "result"], requires: ["ms"], hold: ({ ms }) => ms ?? 0 },
};
