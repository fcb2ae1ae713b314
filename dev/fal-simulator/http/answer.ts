import type { ServerResponse } from "node:http";
import { stringifyExactJson } from "./exact-json.ts";

/** A whole answer. */
export interface Reply {
  kind: "reply";
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** An answer that is written bit by bit; `write` ends the response itself. */
export interface StreamedAnswer {
  kind: "stream";
  status: number;
  headers: Record<string, string>;
  write(response: ServerResponse): void;
}

/** The work was done, but the connection breaks before a byte of the answer is sent. */
export interface DroppedAnswer {
  kind: "dropped";
}

export type Answer = Reply | StreamedAnswer | DroppedAnswer;

export const DROPPED: DroppedAnswer = { kind: "dropped" };

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    kind: "reply",
    status,
    headers: { "content-type": "application/json", ...headers },
    body: stringifyExactJson(value),
  };
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.kind === "dropped") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.kind === "stream") {
    response.writeHead(answer.status, answer.headers);
    if (response.req.method === "HEAD") response.end();
    else answer.write(response);
    return;
  }
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "content-length": String(body.byteLength) });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
