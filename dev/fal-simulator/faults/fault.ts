import type { Answer, Reply } from "../http/answer.ts";
import type { GenerationPlan } from "../generations/generation.ts";

/** The calls at which a fault can be set. `run` counts as a submit. */
export const FAULT_POINTS = ["submit", "status", "result", "image"] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** What `POST /_control` may set besides the name and the place. */
export interface FaultSettings {
  /** Pictures; all of them when left out. */
  count?: number;
  /** Milliseconds. */
  ms?: number;
}

/** An entry of the menu: any mixture of these effects. */
export interface Fault {
  at: readonly FaultPoint[];
  /** `POST /_control` refuses the fault without these. */
  requires?: readonly (keyof FaultSettings)[];
  /** Milliseconds that the call waits first. */
  delay?: (settings: FaultSettings) => number;
  /** Answers instead of Fal; at submit, no generation comes into being. */
  answer?: () => Reply;
  /** At `result`: this answer is how the job itself ended, so it stays when the faults are cleared. */
  isJobOutcome?: boolean;
  /** The call does its work, and this is sent instead of its answer. */
  spoil?: (answer: Answer) => Answer;
  /** Changes what the generation will come to. */
  alterPlan?: (plan: GenerationPlan, settings: FaultSettings) => void;
}
