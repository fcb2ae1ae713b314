import { queryOptions } from "@tanstack/react-query";
import { toAppError } from "@/lib/app-error";
import { supabase } from "@/lib/supabase";

/** What the operator decided and the screens show. Readable without a session. */
export function settingsQuery() {
  return queryOptions({
    queryKey: ["settings"],
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
  });
}
