import { once } from "node:events";
import http from "node:http";
import { LOOPBACK } from "./ports.ts";
import type { UploadTurns } from "./upload-turns.ts";

/** A call to Supabase as it passes the gateway. */
export interface GatewayCall {
  method: string;
  /** Path and query, as the caller wrote them. */
  url: string;
  body: Buffer;
}

/**
 * What befalls a call: held before it arrives or after it was done, answered by a 503 without being done, or cut
 * off in the middle of its body; nothing where it is undefined.
 */
export type Mishap = "hold-before" | "hold-after" | "refuse" | "cut" | undefined;

/** Stands in a gateway for a network and services that fail, so that nothing in production code has to know. */
export class Valve {
  /** Decides for each call. */
  decide: (call: GatewayCall) => Mishap | Promise<Mishap> = () => undefined;
  #waiting: { release: () => void; drop: () => void }[] = [];

  /** How many calls are held right now. */
  get held(): number {
    return this.#waiting.length;
  }

  /** Lets everything that is held go on. */
  release(): void {
    for (const one of this.#waiting.splice(0)) one.release();
  }

  /** Breaks the connections of everything that is held. What was not done yet never will be. */
  drop(): void {
    for (const one of this.#waiting.splice(0)) one.drop();
  }

  /** Takes one call to the service on `port`. `request.url` is what is expected there. */
  async pass(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    { url, port, uploads }: { url: string; port: number; uploads: UploadTurns },
  ): Promise<void> {
    try {
      const body = Buffer.concat((await request.toArray()) as Buffer[]);
      const mishap = await this.decide({ method: request.method ?? "GET", url, body });
      if (mishap === "refuse") return void response.writeHead(503).end("{}");
      if (mishap === "hold-before") await this.#hold();
      const sent = mishap === "cut" ? body.subarray(0, body.length / 2) : body;
      const answer = await uploads.take(request, () => forward(request, sent, port));
      if (mishap === "hold-after") await this.#hold();
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      response.destroy();
    }
  }

  async #hold(): Promise<void> {
    await new Promise<void>((release, reject) => {
      this.#waiting.push({ release, drop: () => reject(new Error("The connection was dropped.")) });
    });
  }
}

interface UpstreamAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** A body that is shorter than its Content-Length is sent so far, and then the connection is broken. */
async function forward(request: http.IncomingMessage, body: Buffer, port: number): Promise<UpstreamAnswer> {
  const { method, url, headers } = request;
  const { "transfer-encoding": _chunked, ...others } = headers;
  const whole = Number(headers["content-length"] ?? body.length);
  const upstream = http.request({
    host: LOOPBACK,
    port,
    method,
    path: url,
    headers: { ...others, "content-length": String(whole) },
  });
  const answered = once(upstream, "response") as Promise<[http.IncomingMessage]>;
  if (body.length < whole) upstream.write(body, () => upstream.destroy());
  else upstream.end(body);
  const [answer] = await answered;
  const { statusCode = 502, headers: sent } = answer;
  return { status: statusCode, headers: sent, body: Buffer.concat((await answer.toArray()) as Buffer[]) };
}
