import { queryOptions } from "@tanstack/react-query";
import { toAppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";

/** What the operator decided and the screens show. Readable without a session. */
export function settingsQuery() {
  return queryOptions({
    queryKey: queryKeys.settings,
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("app_settings")
        .select("price_per_image, welcome_credits, paused, over_budget")
        .abortSignal(signal)
        .single();
      if (error) throw await toAppError(error);
      const { over_budget, paused, ...rest } = data;
      return { ...rest, paused: paused || over_budget };
    },
    staleTime: 5 * 60_000,
    // Drawing goes on when the operator says so, or when the day's budget begins anew.
    refetchInterval: ({ state }) => (state.data?.paused ? 30_000 : false),
  });
}
