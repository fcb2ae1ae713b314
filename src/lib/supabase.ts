import { createClient } from "@supabase/supabase-js";
import type { Database } from "@/lib/database.types";
import { buildEnv } from "@/lib/env";

const { env } = buildEnv();
if (!env) throw new Error("The Supabase settings are missing: the configuration page should be showing.");

/** The one client. Only queries, mutations and features/auth may import it. */
export const supabase = createClient<Database>(env.supabaseUrl, env.supabaseKey, {
  auth: { storageKey: "easel.session" },
});
