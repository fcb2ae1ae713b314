import type { QueryClient } from "@tanstack/react-query";
import { generateImage, generateKey } from "@/features/generate/generate-image";
import type { Job } from "@/features/generate/outbox";
import { toRequest, type Recipe } from "@/features/generate/recipe";

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

/** A new generation: its id is made here and kept before anything is sent. */
export function startGeneration(queryClient: QueryClient, userId: string, recipe: Recipe): void {
  const request = toRequest(crypto.randomUUID(), recipe);
  runJob(queryClient, userId, { request, startedAt: Date.now() });
}
