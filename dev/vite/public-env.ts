/** The two settings that the browser gets. Both are public by design. */
export interface PublicEnv {
  SUPABASE_URL: string;
  SUPABASE_ANON_KEY: string;
}

const SECRET_NAME = /SERVICE_ROLE|SECRET|FAL_KEY|PRIVATE/;

/**
 * Picks what the build may expose from an environment that may hold secrets besides. An unset value
 * is the empty string: the app then shows what is missing.
 *
 * @throws when a secret was given a `VITE_` name, since everything with that prefix is published
 */
export function publicEnv(env: Record<string, string | undefined>): PublicEnv {
  const published = Object.keys(env).find((name) => name.startsWith("VITE_") && SECRET_NAME.test(name));
  if (published !== undefined) {
    throw new Error(
      `${published} would be published with the app: take the VITE_ prefix off (and change the secret if it was ever deployed).`,
    );
  }
  return {
    SUPABASE_URL: env["SUPABASE_URL"] || env["VITE_SUPABASE_URL"] || "",
    SUPABASE_ANON_KEY: env["SUPABASE_ANON_KEY"] || env["VITE_SUPABASE_ANON_KEY"] || "",
  };
}

/** Origin of the Supabase API for the CSP, or `'self'` while none is configured. */
export function supabaseOrigin(env: PublicEnv): string {
  return URL.canParse(env.SUPABASE_URL) ? new URL(env.SUPABASE_URL).origin : "'self'";
}
