import { infiniteQueryOptions } from "@tanstack/react-query";
import { toAppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";

const PAGE_LENGTH = 60;

/** The last picture of a page: the next one begins after it. */
interface Cursor {
  createdAt: string;
  id: string;
}

const COLUMNS = "id, prompt, image_url, thumb_path, storage_path, width, height, alt_text, created_at";

function fetchPage(userId: string, after: Cursor | null, signal: AbortSignal) {
  // The filter repeats the policy: with it Postgres walks the index, with the policy alone it may not.
  const query = supabase
    .from("generated_images")
    .select(COLUMNS)
    .eq("user_id", userId)
    .is("deleted_at", null)
    .order("created_at", { ascending: false })
    .order("id", { ascending: false })
    .limit(PAGE_LENGTH)
    .abortSignal(signal);
  if (after === null) return query;
  // `lte` says again what `or` says: an `or` alone makes Postgres read everything before the page.
  return query
    .lte("created_at", after.createdAt)
    .or(`created_at.lt."${after.createdAt}",and(created_at.eq."${after.createdAt}",id.lt.${after.id})`);
}

/** A person's pictures, newest first, by keyset pages. */
export function galleryQuery(userId: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.gallery(userId),
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await fetchPage(userId, pageParam, signal);
      if (error) throw await toAppError(error);
      return data;
    },
    initialPageParam: null as Cursor | null,
    getNextPageParam: (page): Cursor | null => {
      const last = page.at(-1);
      return last && page.length === PAGE_LENGTH ? { createdAt: last.created_at, id: last.id } : null;
    },
  });
}
