import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** What hosted Supabase Auth lets scripts of any origin do. Supabase Lite has no such headers for /auth/v1. */
const METHODS = "GET, POST, PUT, PATCH, DELETE";
const EXPOSED = "X-Total-Count, Link, X-Supabase-Api-Version";

export function answerAuthPreflight(request: IncomingMessage, response: ServerResponse): void {
  response
    .writeHead(204, {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
      "access-control-max-age": "86400",
      vary: "Access-Control-Request-Headers",
    })
    .end();
}

/** Adds to an answer of Auth, before it is passed on, what lets a browser's script read it. */
export function openAuthToBrowsers(headers: IncomingHttpHeaders): void {
  headers["access-control-allow-origin"] = "*";
  headers["access-control-expose-headers"] = EXPOSED;
}
