import type { StackInfo } from "../../stack-file.ts";
import type { Actor } from "./actors.ts";

export interface RestRequest {
  method: string;
  /** Below /rest/v1, with its query. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface RestAnswer {
  status: number;
  /** Undefined where there is none. */
  body: unknown;
  /** What Content-Range tells of how many rows there were; null when nobody asked for it. */
  count: number | null;
}

export async function callRest(stack: StackInfo, actor: Actor, request: RestRequest): Promise<RestAnswer> {
  const { method, path, body, headers } = request;
  const response = await fetch(`${stack.api_url}/rest/v1/${path}`, {
    method,
    headers: {
      apikey: stack.publishable_key,
      ...(actor.token === null ? {} : { authorization: `Bearer ${actor.token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const total = response.headers.get("content-range")?.split("/")[1];
  return {
    status: response.status,
    body: text === "" ? undefined : JSON.parse(text),
    count: total === undefined || total === "*" ? null : Number(total),
  };
}

/** PostgREST's words for a column, table, function or schema that is not exposed. */
const NOT_THERE = new Set(["PGRST204", "PGRST205", "PGRST202", "PGRST106"]);
/**
 * insufficient_privilege; and generated_always, which Postgres says of an identity column to whoever asks, before it
 * looks at privileges.
 */
const DENIED = new Set(["42501", "428C9"]);

/** "denied" and "not there" as the table of expected answers has them; undefined for success; else what was said. */
export function refusalOf({ status, body }: RestAnswer, method: string): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  const { code = "" } = (body ?? {}) as { code?: string };
  if (DENIED.has(code)) return "denied";
  if (NOT_THERE.has(code)) return "not there";
  // The answer to a HEAD has no body that could tell more.
  if (method === "HEAD" && (status === 401 || status === 403)) return "denied";
  return `${status} ${JSON.stringify(body)}`;
}
