import type { QueryClient } from "@tanstack/react-query";
import { generateImage, generateKey } from "@/features/generate/generate-image";
import type { Job } from "@/features/generate/outbox";
import { isSameRecipe, toRequest, type Recipe } from "@/features/generate/recipe";

/** Starts a job, or takes it up again. Does nothing while this tab is already seeing to it. */
export function runJob(queryClient: QueryClient, userId: string, job: Job): void {
  const cache = queryClient.getMutationCache();
  const known = cache.find({ mutationKey: [...generateKey(userId), job.request.id] });
  if (known?.state.status === "pending") return;
  if (known) cache.remove(known);
  // The outcome is in the mutation's state, where the feed and the composer read it.
  cache
    .build(queryClient, generateImage(queryClient, userId, job))
    .execute(job)
    .catch(() => undefined);
}

/** Milliseconds between presses of one double click, of a trembling hand, of a key that is held. */
const SAME_PRESS_MS = 600;

interface Press {
  userId: string;
  recipe: Recipe;
  at: number;
}

const lastPresses = new WeakMap<QueryClient, Press>();

/** Whether a press is the one before it once more. Every further one counts from itself: a triple click is one. */
function isSamePress(queryClient: QueryClient, press: Press): boolean {
  const last = lastPresses.get(queryClient);
  lastPresses.set(queryClient, press);
  return (
    last !== undefined &&
    last.userId === press.userId &&
    press.at - last.at < SAME_PRESS_MS &&
    isSameRecipe(last.recipe, press.recipe)
  );
}

/**
 * A new generation: its id is made here and kept before anything is sent. The same recipe again at once is the
 * same wish, or a double click would be charged twice.
 */
export function startGeneration(queryClient: QueryClient, userId: string, recipe: Recipe): void {
  const now = Date.now();
  if (isSamePress(queryClient, { userId, recipe, at: now })) return;
  const request = toRequest(crypto.randomUUID(), recipe);
  runJob(queryClient, userId, { request, startedAt: now });
}
