import { queryOptions } from "@tanstack/react-query";
import { AppError, toAppError } from "@/lib/app-error";
import { AUTH_MESSAGES } from "@/lib/auth-error";
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
        .maybeSingle();
      if (error) throw await toAppError(error);
      // Made with the account, and deleted with it: a token lives on for a while.
      if (data === null) throw new AppError("account_gone", AUTH_MESSAGES.account_gone, false);
      return data;
    },
  });
}
