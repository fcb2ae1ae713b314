import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { generateKey } from "@/features/generate/generate-image";
import { todayQuery } from "@/features/generate/generations.queries";
import { outbox } from "@/features/generate/outbox";
import { recipeOfGeneration, toRequest } from "@/features/generate/recipe";
import { runJob } from "@/features/generate/start-generation";
import { startOfDay } from "@/features/generate/use-feed";

/**
 * Takes up again what has no answer: requests of an earlier visit, and rows that are still pending,
 * wherever they were started. Repeating a request is also what finishes a generation on the server.
 */
export function useResumeGenerations(userId: string): void {
  const queryClient = useQueryClient();
  const { data: rows } = useQuery(todayQuery(userId, startOfDay()));

  useEffect(() => {
    for (const job of outbox.read(userId)) runJob(queryClient, userId, job);
  }, [queryClient, userId]);

  useEffect(() => {
    const cache = queryClient.getMutationCache();
    for (const row of rows ?? []) {
      if (row.status !== "pending") continue;
      // One that this tab gave up on waits for the person to ask again.
      if (cache.find({ mutationKey: [...generateKey(userId), row.id] })) continue;
      runJob(queryClient, userId, {
        request: toRequest(row.id, recipeOfGeneration(row)),
        startedAt: Date.parse(row.created_at),
      });
    }
  }, [queryClient, userId, rows]);
}
