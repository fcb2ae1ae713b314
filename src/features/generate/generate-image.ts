import type { MutationOptions, QueryClient } from "@tanstack/react-query";
import type { GenerateRequest } from "@contract/generate.ts";
import { generateResponseSchema, type GenerateResponse } from "@contract/generation.ts";
import { announceAnswer, announceStart } from "@/features/generate/announcements";
import { withAnswer, type FeedGeneration } from "@/features/generate/feed-generation";
import { outbox, REPEAT_FOR_MS, type Job } from "@/features/generate/outbox";
import { announce } from "@/lib/announcer";
import { AppError, toAppError } from "@/lib/app-error";
import { AUTH_MESSAGES } from "@/lib/auth-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";

/** Milliseconds: the server answers within 20 s; a longer silence is a lost answer. */
const ANSWER_TIMEOUT_MS = 40_000;

/**
 * The token of one person, and of nobody else: between two tries the browser may have changed hands.
 *
 * @throws AppError `session_ended` when they are not the one who is signed in
 */
async function tokenOf(userId: string): Promise<string> {
  const { data, error } = await supabase.auth.getSession();
  const failure = error ? await toAppError(error) : undefined;
  if (failure?.retryable) throw failure;
  if (data.session?.user.id !== userId) {
    throw new AppError("session_ended", AUTH_MESSAGES.session_ended, false);
  }
  return data.session.access_token;
}

/**
 * Asks for pictures once. The id makes a repeat safe: it answers with the same generation.
 *
 * @param userId whose wish and whose credits it is
 * @throws AppError; `retryable` while nothing final is known, `still_drawing` for a 202
 */
async function sendGenerate(userId: string, request: GenerateRequest): Promise<GenerateResponse> {
  // The token that was looked at is the one that is sent: supabase-js would look up whoever is there by then.
  const headers = { Authorization: `Bearer ${await tokenOf(userId)}` };
  const { data, error } = await supabase.functions.invoke<unknown>("generate", {
    body: request,
    headers,
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
      if (error.code === "paused") void queryClient.invalidateQueries({ queryKey: queryKeys.settings });
      void refreshBalance();
      if (isShown()) announce(error.message);
    },
  };
}
