import { queryOptions } from "@tanstack/react-query";
import { toAppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";
import type { FeedGeneration } from "@/features/generate/feed-generation";

/** Generations that the feed shows; older ones of a very busy day are in the gallery. */
const FEED_LENGTH = 100;

const FEED_COLUMNS =
  "id, prompt, model, params, status, cost, charged_count, filtered_count, failed_count, rescued, error_code, created_at, finished_at, generated_images(id, position, image_url, width, height, alt_text, seed)";

export const todayKey = (userId: string, day: string) =>
  [...queryKeys.generations(userId), "since", day] as const;

/**
 * Generations since the start of a day with their pictures, newest first.
 *
 * @param day ISO 8601 instant at which the person's day began
 */
export function todayQuery(userId: string, day: string) {
  return queryOptions({
    queryKey: todayKey(userId, day),
    queryFn: async ({ signal }): Promise<FeedGeneration[]> => {
      const { data, error } = await supabase
        .from("generations")
        .select(FEED_COLUMNS)
        .eq("user_id", userId)
        .gte("created_at", day)
        .is("generated_images.deleted_at", null)
        .order("created_at", { ascending: false })
        .order("id", { ascending: false })
        .limit(FEED_LENGTH)
        .abortSignal(signal);
      if (error) throw await toAppError(error);
      return data as FeedGeneration[];
    },
  });
}

/** Whether the person ever generated anything: decides what an empty feed says. */
export function hasGenerationsQuery(userId: string) {
  return queryOptions({
    queryKey: [...queryKeys.generations(userId), "any"],
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("generations")
        .select("id")
        .eq("user_id", userId)
        .limit(1)
        .abortSignal(signal);
      if (error) throw await toAppError(error);
      return data.length > 0;
    },
  });
}
