const ALLOWED_HEADERS = "authorization, apikey, content-type, x-client-info";
const PREFLIGHT_SECONDS = "7200";

/**
 * Headers that let a browser page of an allowed origin read an answer. Origins are compared as a whole:
 * no patterns, no suffixes. A page of any other origin gets an answer that its browser keeps from it.
 */
export function corsHeaders(
  origin: string | null,
  allowedOrigins: readonly string[],
): Record<string, string> {
  if (origin === null || !allowedOrigins.includes(origin)) return { Vary: "Origin" };
  return {
    Vary: "Origin",
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": "Server-Timing",
  };
}

export function preflightResponse(
  origin: string | null,
  allowedOrigins: readonly string[],
  method: string,
): Response {
  const headers = new Headers(corsHeaders(origin, allowedOrigins));
  if (headers.has("Access-Control-Allow-Origin")) {
    headers.set("Access-Control-Allow-Methods", method);
    headers.set("Access-Control-Allow-Headers", ALLOWED_HEADERS);
    headers.set("Access-Control-Max-Age", PREFLIGHT_SECONDS);
  }
  return new Response(null, { status: 204, headers });
}
