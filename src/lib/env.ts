import { isSecretKey } from "@/lib/secret-key";

export interface Env {
  supabaseUrl: string;
  supabaseKey: string;
}

export type EnvResult = { env: Env; problems?: never } | { env?: never; problems: string[] };

function urlProblem(url: string): string | undefined {
  if (url === "") return "SUPABASE_URL is not set.";
  if (!URL.canParse(url)) return "SUPABASE_URL is not an address.";
  const { protocol, pathname, search } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") {
    return "SUPABASE_URL has to start with https:// (or http:// on your own machine).";
  }
  if (pathname !== "/" || search !== "") return "SUPABASE_URL has to end after the host, without a path.";
  return undefined;
}

function keyProblem(key: string): string | undefined {
  if (key === "") return "SUPABASE_ANON_KEY is not set.";
  if (/\s/.test(key)) return "SUPABASE_ANON_KEY has a space or a line break in it.";
  if (isSecretKey(key)) {
    return "SUPABASE_ANON_KEY holds a secret key. Put the anon or publishable key there, and replace the secret one: everybody who opened this page could read it.";
  }
  return undefined;
}

/** Checks the two settings that the build was given and says in words what is wrong with them. */
export function readEnv(url: string, key: string): EnvResult {
  const problems = [urlProblem(url.trim()), keyProblem(key.trim())].filter(
    (problem) => problem !== undefined,
  );
  if (problems.length > 0) return { problems };
  return { env: { supabaseUrl: new URL(url.trim()).origin, supabaseKey: key.trim() } };
}

/** The build's own settings. */
export function buildEnv(): EnvResult {
  return readEnv(import.meta.env.SUPABASE_URL, import.meta.env.SUPABASE_ANON_KEY);
}
