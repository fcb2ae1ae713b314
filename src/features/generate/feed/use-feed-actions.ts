import { useQueryClient } from "@tanstack/react-query";
import type { FeedEntry } from "@/features/generate/feed-entries";
import { toRequest, type Recipe } from "@/features/generate/recipe";
import { runJob, startGeneration } from "@/features/generate/start-generation";

export interface FeedActions {
  /** Puts the whole recipe into the composer; nothing is charged. */
  fillComposer: (entry: FeedEntry) => void;
  /** The same recipe with a new seed, at once. */
  remix: (entry: FeedEntry) => void;
  /** A new generation of what failed: the failed one is closed and its credits are back. */
  retry: (entry: FeedEntry, numImages: number) => void;
  /** The same request once more, which finishes or reports the same generation. */
  askAgain: (entry: FeedEntry) => void;
}

export function useFeedActions(userId: string, onUseRecipe: (recipe: Recipe) => void): FeedActions {
  const queryClient = useQueryClient();
  return {
    fillComposer: (entry) => onUseRecipe(entry.recipe),
    remix: (entry) => startGeneration(queryClient, userId, { ...entry.recipe, seed: null }),
    retry: (entry, numImages) =>
      startGeneration(queryClient, userId, { ...entry.recipe, num_images: numImages }),
    askAgain: (entry) =>
      runJob(queryClient, userId, {
        request: toRequest(entry.id, entry.recipe),
        startedAt: Date.now(),
      }),
  };
}
