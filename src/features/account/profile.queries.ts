import { queryOptions } from "@tanstack/react-query";
import { toAppError } from "@/lib/app-error";
import { queryKeys } from "@/lib/query-keys";
import { supabase } from "@/lib/supabase";

/** The person's balance: what is left after everything that is held. */
export function profileQuery(userId: string) {
  return queryOptions({
    queryKey: queryKeys.profile(userId),
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("profiles")
        .select("id, credits")
        .eq("id", userId)
        .abortSignal(signal)
        .single();
      if (error) throw await toAppError(error);
      return data;
    },
  });
}
