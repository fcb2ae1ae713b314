import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Config } from "./env.ts";

/** Longer than the statement timeout of hosted projects (8 s), so that Postgres gives up before we do. */
const TIMEOUT_MS = 15_000;

export interface SupabaseClients {
  /** May do everything: rows and objects are written with it. */
  admin: SupabaseClient;
  /** May do nothing by itself: only for asking Auth about a token. */
  anonymous: SupabaseClient;
}

/** Made once an isolate: connections and Auth's signing keys are kept between requests. */
export function createSupabaseClients(
  config: Pick<Config, "supabaseUrl" | "publishableKey" | "secretKey">,
): SupabaseClients {
  const clientWith = (key: string) =>
    createClient(config.supabaseUrl, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { fetch: fetchWithTimeout },
    });
  return { admin: clientWith(config.secretKey), anonymous: clientWith(config.publishableKey) };
}

const fetchWithTimeout: typeof fetch = (input, init) => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
};
