import { promptSchema, seedSchema } from "@contract/generate.ts";
import { generationCost, LIMITS } from "@contract/limits.ts";
import type { Recipe } from "@/features/generate/recipe";
import { formatCount, plural } from "@/lib/plural";

/** What decides whether the composer may generate. Credits are undefined until the balance is known. */
export interface Circumstances {
  online: boolean;
  paused: boolean;
  credits: number | undefined;
  price: number;
  /** The server's words for the last press, when it was refused. */
  refusal: string;
}

export interface ComposerState {
  cost: number;
  /** The button looks and acts disabled. */
  blocked: boolean;
  /** The line under the field; empty when there is only the hint. */
  reason: string;
}

const KEPT = "Your prompt is kept.";

/** Characters before the limit at which the count is shown. */
const NEAR_LIMIT = 200;

function shortOfCredits(credits: number | undefined, cost: number): string | undefined {
  if (credits === undefined || credits >= cost) return undefined;
  if (credits === 0) return `No credits left. ${KEPT}`;
  return `This costs ${plural(cost, "credit")} and ${formatCount(credits)} ${credits === 1 ? "is" : "are"} left. Choose fewer pictures.`;
}

export function composerState(draft: Recipe, circumstances: Circumstances): ComposerState {
  const { online, paused, credits, price, refusal } = circumstances;
  const cost = generationCost(price, draft.num_images);
  const obstacle =
    (online ? undefined : `You are offline. ${KEPT}`) ??
    (paused ? `Drawing is paused for now. ${KEPT}` : undefined) ??
    shortOfCredits(credits, cost) ??
    seedProblem(draft.seed);
  if (obstacle !== undefined) return { cost, blocked: true, reason: obstacle };
  if (refusal !== "") return { cost, blocked: false, reason: `${refusal} ${KEPT}` };
  const length = draft.prompt.length;
  const nearLimit = LIMITS.promptLength - length <= NEAR_LIMIT;
  return {
    cost,
    blocked: false,
    reason: nearLimit ? `${formatCount(length)} of ${formatCount(LIMITS.promptLength)} characters` : "",
  };
}

function seedProblem(seed: string | null): string | undefined {
  return seed === null ? undefined : seedSchema.safeParse(seed).error?.issues[0]?.message;
}

/** What is wrong with a prompt, told only once Generate was pressed. */
export function promptProblem(prompt: string): string | undefined {
  return promptSchema.safeParse(prompt).error?.issues[0]?.message;
}
