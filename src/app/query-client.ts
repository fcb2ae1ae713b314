import { QueryClient } from "@tanstack/react-query";
import { AppError } from "@/lib/app-error";

const MAX_RETRIES = 2;

/** Milliseconds: 0.5, 1, 2, 4 ... at most 15 s, never in step with other browsers. */
export function retryDelay(attempt: number): number {
  return Math.min(500 * 2 ** attempt, 15_000) * (0.75 + Math.random() / 2);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) =>
          failures < MAX_RETRIES && (!(error instanceof AppError) || error.retryable),
        retryDelay,
      },
    },
  });
}
