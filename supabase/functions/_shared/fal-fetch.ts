import { parseExactJson } from "./exact-json.ts";
import { FalHttpError, FalNetworkError } from "./fal-error.ts";

export interface FalFetchOptions {
  /** The simulator's address; null for the real Fal. */
  baseUrl: string | null;
  /** Milliseconds until a whole answer must be in. A stream of events is only bounded by its caller. */
  timeoutMs: number;
}

/**
 * The `fetch` that Fal's client gets. Fal has no idempotency key and bills what it accepts, so a request
 * must leave at most once, while two layers below and above would repeat it:
 * - Deno replays a request whose pooled connection breaks, if it still has the body: a stream it has not.
 * - Fal's client repeats on 429, 502, 503, 504 and on anything that looks like a network error: it sees
 *   neither, since every failure becomes an error class of ours.
 * Redirects are refused: following one would send the request, and the key, again.
 */
export function createFalFetch({ baseUrl, timeoutMs }: FalFetchOptions): typeof fetch {
  return async (input, init = {}) => {
    const url = addressOf(input instanceof Request ? input.url : input.toString(), baseUrl);
    const headers = new Headers(init.headers);
    const isStream = headers.get("accept") === "text/event-stream";
    const signals = [init.signal, isStream ? null : AbortSignal.timeout(timeoutMs)].filter((s) => s != null);
    try {
      const body = typeof init.body === "string" ? new Blob([init.body]).stream() : init.body;
      const response = await fetch(url, {
        method: init.method,
        headers,
        body,
        redirect: "error",
        signal: AbortSignal.any(signals),
      });
      if (response.ok && isStream) return response;
      return wholeAnswer(response, await response.text());
    } catch (error) {
      throw error instanceof FalHttpError ? error : new FalNetworkError(isConnectFailure(error));
    }
  };
}

/** The simulator stands for all of Fal's hosts: the real one is the first part of its path. */
function addressOf(url: string, baseUrl: string | null): string {
  return baseUrl === null ? url : url.replace(/^https:\//, baseUrl);
}

function wholeAnswer(response: Response, text: string): Response {
  if (!response.ok) {
    const startTimedOut =
      response.status === 504 && response.headers.get("x-fal-request-timeout-type") === "user";
    throw new FalHttpError(response.status, startTimedOut);
  }
  const { status, headers } = response;
  if (!headers.get("content-type")?.includes("application/json"))
    return new Response(text, { status, headers });
  return Response.json(parseExactJson(text), { status });
}

/** Deno says so in the text alone, of the error itself or of its cause, depending on its version. */
function isConnectFailure(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current.message.includes("client error (Connect)")) return true;
  }
  return false;
}
