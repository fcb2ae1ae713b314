import { queryOptions } from "@tanstack/react-query";
import { toAppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";
import type { FeedGeneration } from "@/features/generate/feed-generation";

/** Generations that the feed shows; older ones of a very busy day are in the gallery. */
const FEED_LENGTH = 100;

const NEWEST = { ascending: false } as const;

const FEED_COLUMNS =
  "id, prompt, model, params, status, cost, charged_count, filtered_count, failed_count, rescued, error_code, created_at, finished_at, generated_images(id, position, image_url, width, height, alt_text, seed)";

export const todayKey = (userId: string, day: string) =>
  [...queryKeys.generations(userId), "since", day] as const;

function ownRows(userId: string) {
  return supabase
    .from("generations")
    .select(FEED_COLUMNS)
    .eq("user_id", userId)
    .is("generated_images.deleted_at", null)
    .limit(FEED_LENGTH);
}

async function read(rows: ReturnType<typeof ownRows>, signal: AbortSignal): Promise<FeedGeneration[]> {
  const { data, error } = await rows.abortSignal(signal);
  if (error) throw await toAppError(error);
  return data as FeedGeneration[];
}

/**
 * Generations since the start of a day with their pictures, newest first; then of any day those that are still
 * open, since they hold credits. One of these stays until the feed is left: its picture must not go as it comes.
 *
 * @param day ISO 8601 instant at which the person's day began
 */
export function todayQuery(userId: string, day: string) {
  const queryKey = todayKey(userId, day);
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<FeedGeneration[]> => {
      const shown = client.getQueryData<FeedGeneration[]>(queryKey) ?? [];
      const earlier = shown.filter((row) => Date.parse(row.created_at) < Date.parse(day)).map(({ id }) => id);
      // Apart, so that each is an index's work, and a busy day does not push the open ones out.
      const parts = await Promise.all([
        read(ownRows(userId).gte("created_at", day).order("created_at", NEWEST).order("id", NEWEST), signal),
        // Not by the time of creation: in that order the planner would read all that they ever asked for.
        read(ownRows(userId).eq("status", "pending").order("deadline"), signal),
        earlier.length === 0 ? [] : read(ownRows(userId).in("id", earlier), signal),
      ]);
      const rows = new Map(parts.flat().map((row) => [row.id, row]));
      return [...rows.values()];
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
