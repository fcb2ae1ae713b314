import { useMutationState, type Mutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { generateKey } from "@/features/generate/generate-image";
import type { Job } from "@/features/generate/outbox";
import { AppError } from "@/lib/app-error";

/** `lost`: repeating was given up without a final answer. `refused`: nothing was done or held. */
export type JobPhase = "drawing" | "waiting-for-network" | "answered" | "lost" | "refused";

export interface RunningJob {
  job: Job;
  phase: JobPhase;
  /** Why it was refused or lost; empty otherwise. */
  reason: string;
  /** Whether the server has it, as far as one knows: no try has failed on the way there. */
  isHeld: boolean;
}

function phaseOf({ state }: Mutation): JobPhase {
  if (state.status === "success") return "answered";
  if (state.status !== "error") return state.isPaused ? "waiting-for-network" : "drawing";
  return state.error instanceof AppError && !state.error.retryable ? "refused" : "lost";
}

function isHeld({ state }: Mutation): boolean {
  const { failureReason, isPaused } = state;
  if (failureReason === null) return !isPaused;
  return failureReason instanceof AppError && failureReason.code === "still_drawing";
}

/** Every generation that this tab has sent, oldest first. */
export function useJobs(userId: string): RunningJob[] {
  const mutationKey = useMemo(() => generateKey(userId), [userId]);
  return useMutationState({
    filters: { mutationKey },
    select: (mutation) => ({
      job: mutation.state.variables as Job,
      phase: phaseOf(mutation),
      reason: mutation.state.error?.message ?? "",
      isHeld: isHeld(mutation),
    }),
  }).filter(({ job }) => job !== undefined);
}
