import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { feedEntries, isOpen, type FeedEntry } from "@/features/generate/feed-entries";
import { todayQuery } from "@/features/generate/generations.queries";
import { useJobs } from "@/features/generate/use-jobs";

/** ISO instant at which the person's day began. */
export function startOfDay(now = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}

export interface Feed {
  entries: FeedEntry[];
  /** Credits that open generations hold. */
  held: number;
  isLoading: boolean;
  error: Error | null;
  refetch: () => void;
}

/** Today's generations, stored and under way. */
export function useFeed(userId: string, pricePerImage: number): Feed {
  const jobs = useJobs(userId);
  const { data, isPending, error, refetch } = useQuery(todayQuery(userId, startOfDay()));
  const entries = useMemo(() => feedEntries(data ?? [], jobs, pricePerImage), [data, jobs, pricePerImage]);
  const held = entries.filter(isOpen).reduce((sum, entry) => sum + entry.cost, 0);
  return {
    entries,
    held,
    isLoading: isPending,
    error: data === undefined ? error : null,
    refetch: () => void refetch(),
  };
}
