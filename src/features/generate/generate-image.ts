import type { MutationOptions, QueryClient } from "@tanstack/react-query";
import type { GenerateRequest } from "@contract/generate.ts";
import { generateResponseSchema, type GenerateResponse } from "@contract/generation.ts";
import { announceAnswer, announceStart } from "@/features/generate/announcements";
import { withAnswer, type FeedGeneration } from "@/features/generate/feed-generation";
import { outbox, REPEAT_FOR_MS, type Job } from "@/features/generate/outbox";
import { announce } from "@/lib/announcer";
import { AppError, toAppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";

/** Milliseconds: the server answers within 20 s; a longer silence is a lost answer. */
const ANSWER_TIMEOUT_MS = 40_000;

/**
 * Asks for pictures once. The id makes a repeat safe: it answers with the same generation.
 *
 * @throws AppError; `retryable` while nothing final is known, `still_drawing` for a 202
 */
export async function sendGenerate(request: GenerateRequest): Promise<GenerateResponse> {
  const { data, error } = await supabase.functions.invoke<unknown>("generate", {
    body: request,
    timeout: ANSWER_TIMEOUT_MS,
  });
  if (error) throw await toAppError(error);
  const answer = generateResponseSchema.safeParse(data);
  if (!answer.success) {
    throw new AppError("unreadable_answer", "Easel got an answer that it does not understand.", true);
  }
  if (answer.data.generation.status === "pending") {
    throw new AppError("still_drawing", "The picture is still being drawn.", true);
  }
  return answer.data;
}

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
  const refreshBalance = () => queryClient.invalidateQueries({ queryKey: queryKeys.profile(userId) });
  return {
    mutationKey: [...generateKey(userId), id],
    mutationFn: () => sendGenerate(job.request),
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
      announceAnswer(answer);
    },
    onError: (error) => {
      // A refusal did nothing, so there is nothing to come back for.
      if (!error.retryable) outbox.remove(userId, id);
      void refreshBalance();
      announce(error.message);
    },
  };
}
