import type { MutationOptions, QueryClient } from "@tanstack/react-query";
import type { GenerateResponse } from "@contract/generation.ts";
import { announceAnswer, announceStart } from "@/features/generate/announcements";
import { withAnswer, type FeedGeneration } from "@/features/generate/feed-generation";
import { outbox, REPEAT_FOR_MS, type Job } from "@/features/generate/outbox";
import { sendGenerate } from "@/features/generate/send-generate";
import { announce } from "@/lib/announcer";
import type { AppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";

/** Milliseconds: quick at first, since most answers are a second away; at most 10 s. */
function repeatDelay(attempt: number): number {
  return Math.min(700 * 1.8 ** attempt, 10_000) * (0.8 + Math.random() * 0.4);
}

export const generateKey = (userId: string) => ["generate", userId] as const;

/**
 * The mutation that sees one job through: the request is kept before it is sent, repeated with the
 * same id until its generation has finished, paused while offline, and then written into the caches.
 */
export function generateImage(
  queryClient: QueryClient,
  userId: string,
  job: Job,
): MutationOptions<GenerateResponse, AppError, Job> {
  const { id } = job.request;
  const mutationKey = [...generateKey(userId), id];
  // Another person's screen is cleared of this one's work, and hears nothing of it.
  const isShown = () => queryClient.getMutationCache().find({ mutationKey }) !== undefined;
  const refreshBalance = () => queryClient.invalidateQueries({ queryKey: queryKeys.profile(userId) });
  return {
    mutationKey,
    mutationFn: () => sendGenerate(userId, job.request),
    retry: (_failures, error) => error.retryable && Date.now() - job.startedAt < REPEAT_FOR_MS,
    retryDelay: repeatDelay,
    gcTime: Infinity,
    onMutate: () => {
      outbox.add(userId, job);
      announceStart(job.request.num_images);
    },
    onSuccess: (answer) => {
      outbox.remove(userId, id);
      const generations = queryKeys.generations(userId);
      queryClient.setQueriesData<FeedGeneration[]>({ queryKey: [...generations, "since"] }, (rows) =>
        withAnswer(rows, answer),
      );
      // A read that was under way may have seen the row before it was finished.
      void queryClient.invalidateQueries({ queryKey: generations });
      void queryClient.invalidateQueries({ queryKey: queryKeys.gallery(userId) });
      void refreshBalance();
      if (isShown()) announceAnswer(answer);
    },
    onError: (error) => {
      // Not refused, not even asked. Whoever comes back in time finds it in the outbox.
      if (error.code === "session_ended") return;
      // A refusal did nothing, so there is nothing to come back for.
      if (!error.retryable) outbox.remove(userId, id);
      void refreshBalance();
      if (isShown()) announce(error.message);
    },
  };
}
