import { isSecretKey } from "../../src/lib/secret-key.ts";

/** The two settings that the browser gets. Both are public by design. */
export interface PublicEnv {
  SUPABASE_URL: string;
  SUPABASE_ANON_KEY: string;
}

const SECRET_NAME = /SERVICE_ROLE|SECRET|FAL_KEY|PRIVATE/;

/** Every name that a published value may come from. */
const PUBLISHED = ["SUPABASE_URL", "SUPABASE_ANON_KEY", "VITE_SUPABASE_URL", "VITE_SUPABASE_ANON_KEY"];

/**
 * Picks what the build may expose from an environment that may hold secrets besides. An unset value
 * is the empty string: the app then shows what is missing.
 *
 * @throws when a secret was given a name that is published, or stands there in the place of the public key
 */
export function publicEnv(env: Record<string, string | undefined>): PublicEnv {
  const published = Object.keys(env).find((name) => name.startsWith("VITE_") && SECRET_NAME.test(name));
  if (published !== undefined) {
    throw new Error(
      `${published} would be published with the app: take the VITE_ prefix off (and change the secret if it was ever deployed).`,
    );
  }
  for (const name of PUBLISHED) refuseSecret(name, env);
  return {
    SUPABASE_URL: env["SUPABASE_URL"] || env["VITE_SUPABASE_URL"] || "",
    SUPABASE_ANON_KEY: env["SUPABASE_ANON_KEY"] || env["VITE_SUPABASE_ANON_KEY"] || "",
  };
}

/** Both keys stand side by side where they are copied from, and a build tells nobody which one it got. */
function refuseSecret(name: string, env: Record<string, string | undefined>): void {
  const value = env[name]?.trim() ?? "";
  const twin = Object.keys(env).find((other) => SECRET_NAME.test(other) && env[other]?.trim() === value);
  if (value === "" || (twin === undefined && !isSecretKey(value))) return;
  const what = twin === undefined ? "a secret key" : `the same as ${twin}`;
  throw new Error(
    `${name} is published with the app and holds ${what}. Put the anon or publishable key there (and change the secret if it was ever deployed).`,
  );
}

/** Origin of the Supabase API for the CSP, or `'self'` while none is configured. */
export function supabaseOrigin(env: PublicEnv): string {
  return URL.canParse(env.SUPABASE_URL) ? new URL(env.SUPABASE_URL).origin : "'self'";
}
