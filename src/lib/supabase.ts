import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "@/lib/database.types";
import { buildEnv } from "@/lib/env";
import { renewingFetch } from "@/lib/renewing-fetch";
import { sessionRenewal } from "@/lib/session-renewal";

const { env } = buildEnv();
if (!env) throw new Error("The Supabase settings are missing: the configuration page should be showing.");

/** Where the session is in localStorage. */
export const SESSION_KEY = "easel.session";

/** The one client. Only queries, mutations and features/auth may import it. */
export const supabase: SupabaseClient<Database> = createClient<Database>(env.supabaseUrl, env.supabaseKey, {
  auth: { storageKey: SESSION_KEY },
  global: { fetch: renewingFetch(sessionRenewal(() => supabase.auth)) },
});
