import type { Answer, Reply } from "../http/answer.ts";
import type { GenerationPlan } from "../generations/generation.ts";
import type { GenerationStore } from "../generations/generation-store.ts";
import type { PictureRecipe } from "../pictures/picture-recipe.ts";
import type { DeliveryPlan } from "../webhooks/delivery-plan.ts";

/** The calls at which a fault can be set. `run` counts as a submit. */
export const CALL_POINTS = ["submit", "status", "result", "image"] as const;

/** Those, and the telling of the webhook, where the simulator itself calls. */
export const FAULT_POINTS = [...CALL_POINTS, "webhook"] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** What `POST /_control` may set besides the name and the place. */
export interface FaultSettings {
  /** Pictures, the first so many, all of them when left out; or webhooks. */
  count?: number;
  /** Milliseconds. */
  ms?: number;
}

/** An entry of the menu: any mixture of these effects. */
export interface Fault {
  at: readonly FaultPoint[];
  /** `POST /_control` refuses the fault without these. */
  requires?: readonly (keyof FaultSettings)[];
  /** Settings that may be left out; at `image`, `count` always may be given. All others are refused. */
  takes?: readonly (keyof FaultSettings)[];
  /** Milliseconds that the call waits first. */
  delay?: (settings: FaultSettings) => number;
  /** Answers instead of Fal; at submit, no generation comes into being. */
  answer?: () => Reply;
  /** At `result`: this answer is how the job itself ended, so it stays when the faults are cleared. */
  isJobOutcome?: boolean;
  /** Milliseconds that the answer is held back after the call did its work. */
  hold?: (settings: FaultSettings) => number;
  /** The call does its work, and this is sent instead of its answer. */
  spoil?: (answer: Answer, settings: FaultSettings) => Answer;
  /** Changes what the generation will come to. */
  alterPlan?: (plan: GenerationPlan, settings: FaultSettings) => void;
  /** Another picture is served than the one that was made. */
  alterRecipe?: (recipe: PictureRecipe) => PictureRecipe;
  /** Changes how the end of the generation is told to its webhook. */
  alterDelivery?: (plan: DeliveryPlan, settings: FaultSettings, generations: GenerationStore) => void;
  /** The submit is not answered before the webhook was. */
  holdsSubmit?: boolean;
}
