import type { GenerateRequest } from "@contract/generate.ts";
import { generateResponseSchema, type GenerateResponse } from "@contract/generation.ts";
import { AppError, toAppError } from "@/lib/app-error";
import { AUTH_MESSAGES } from "@/lib/auth-error";
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
export async function sendGenerate(userId: string, request: GenerateRequest): Promise<GenerateResponse> {
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
