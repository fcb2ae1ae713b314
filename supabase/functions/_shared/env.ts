/** What the functions are told by their environment. Values never appear in an error or a log. */
export interface Config {
  /** Where this process reaches Supabase. No slash at the end; so are all addresses here. */
  supabaseUrl: string;
  /** Where browsers reach it: differs in `supabase start`, whose functions see an address of Docker's. */
  publicSupabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  falKey: string;
  /** The simulator's address, on loopback; null for the real Fal. */
  falBaseUrl: string | null;
  /** Makes the tokens in the addresses that Fal's webhooks are sent to. */
  webhookSecret: string;
  /** Our account as Fal names it in its webhooks; null to take those of any account, if their token is right. */
  falUserId: string | null;
  /** Where Fal publishes the keys that sign its webhooks. */
  falKeysUrl: string;
  /** What the schedule must know to call the reaper. */
  reapSecret: string;
  /** Origins of pages that may call, such as `https://easel.example`. */
  allowedOrigins: readonly string[];
}

export interface Environment {
  get(name: string): string | undefined;
}

const FAL_KEYS_PATH = "rest.fal.ai/.well-known/jwks.json";
/** Characters: shorter secrets can be guessed. */
const SECRET_LENGTH = 16;

/** @throws Error that names the variable at fault: a function with half a configuration must not start. */
export function readConfig(env: Environment): Config {
  const supabaseUrl = httpUrl("SUPABASE_URL", required(env, "SUPABASE_URL"));
  const publicUrl = env.get("PUBLIC_SUPABASE_URL");
  const falBaseUrl = env.get("FAL_BASE_URL")
    ? loopbackUrl("FAL_BASE_URL", required(env, "FAL_BASE_URL"))
    : null;
  return {
    supabaseUrl,
    publicSupabaseUrl: publicUrl ? httpUrl("PUBLIC_SUPABASE_URL", publicUrl) : supabaseUrl,
    publishableKey: apiKey(env, "SUPABASE_PUBLISHABLE_KEYS", "SUPABASE_ANON_KEY"),
    secretKey: apiKey(env, "SUPABASE_SECRET_KEYS", "SUPABASE_SERVICE_ROLE_KEY"),
    falKey: required(env, "FAL_KEY"),
    falBaseUrl,
    webhookSecret: secret(env, "FAL_WEBHOOK_SECRET"),
    falUserId: env.get("FAL_USER_ID")?.trim() || null,
    falKeysUrl: httpUrl(
      "FAL_JWKS_URL",
      env.get("FAL_JWKS_URL")?.trim() || `${falBaseUrl ?? "https:/"}/${FAL_KEYS_PATH}`,
    ),
    reapSecret: secret(env, "REAP_SECRET"),
    allowedOrigins: required(env, "ALLOWED_ORIGINS")
      .split(",")
      .map((origin) => exactOrigin(origin.trim())),
  };
}

function required(env: Environment, name: string): string {
  const value = env.get(name)?.trim();
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

function secret(env: Environment, name: string): string {
  const value = required(env, name);
  if (value.length < SECRET_LENGTH)
    throw new Error(`${name} must have at least ${SECRET_LENGTH} characters.`);
  return value;
}

/** Hosted projects have keys of two generations: a JSON object of named ones, or a single one. */
function apiKey(env: Environment, mapName: string, singleName: string): string {
  const map = env.get(mapName)?.trim();
  if (!map) return required(env, singleName);
  const key = namedKey(map);
  if (!key) throw new Error(`${mapName} must be a JSON object of keys, one of them named "default".`);
  return key;
}

function namedKey(map: string): string | undefined {
  try {
    const keys: unknown = JSON.parse(map);
    const entries = Object.entries(keys as Record<string, unknown>);
    const chosen = entries.find(([name]) => name === "default") ?? entries[0];
    return typeof chosen?.[1] === "string" ? chosen[1] : undefined;
  } catch {
    return undefined;
  }
}

function httpUrl(name: string, value: string): string {
  const url = URL.parse(value);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.search || url.hash) {
    throw new Error(`${name} is not an http(s) address.`);
  }
  return url.href.replace(/\/+$/, "");
}

/** The simulator's host may serve pictures and is sent the key, so nothing outside this machine may be it. */
function loopbackUrl(name: string, value: string): string {
  const url = httpUrl(name, value);
  if (!isLoopback(url)) throw new Error(`${name} must be an address of this machine (loopback).`);
  return url;
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function exactOrigin(value: string): string {
  if (URL.parse(value)?.origin !== value) {
    throw new Error("ALLOWED_ORIGINS must be origins such as https://easel.example, with commas between.");
  }
  return value;
}
