import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FaultQueue } from "./faults/fault-queue.ts";
import { GenerationStore } from "./generations/generation-store.ts";
import { json, sendAnswer } from "./http/answer.ts";
import { BodyTooLargeError, readBody } from "./http/read-body.ts";
import { resolveOptions, type FalSimulatorOptions } from "./options.ts";
import { PicturePool } from "./pictures/picture-pool.ts";
import { PictureStore } from "./pictures/picture-store.ts";
import { answerCall } from "./router.ts";
import type { Simulator } from "./simulator.ts";
import { Stats } from "./stats.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";

export interface FalSimulator {
  /** Binds the loopback address; port 0 takes a free one. @throws when the port is taken. */
  listen(port: number, host?: string): Promise<void>;
  /** Drops open connections, ends running generations and stops the painters. */
  close(): Promise<void>;
  /** The address that is bound; `publicUrl` stands in its answers when that option is set. */
  readonly url: string;
}

const KEEP_ALIVE_MS = 10 * 60 * 1000;

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

function localUrl(server: Server): string {
  const { address, port } = (server.address() ?? { address: "127.0.0.1", port: 0 }) as AddressInfo;
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}

async function serve(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", "http://simulator");
    const body = await readBody(request);
    const { method = "GET", headers } = request;
    sendAnswer(response, await answerCall(simulator, { method, url, headers, body }));
  } catch (error) {
    if (simulator.closing.aborted || response.destroyed || response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof BodyTooLargeError) {
      sendAnswer(response, json(413, { detail: "Request entity too large" }, { connection: "close" }));
      return;
    }
    console.error("Fal simulator: a call could not be answered.", error);
    sendAnswer(response, json(500, { detail: "Internal server error", error_type: "internal_error" }));
  }
}

/** A server that speaks Fal's HTTP; each real host is the first segment of its paths. */
export function createFalSimulator(given: FalSimulatorOptions = {}): FalSimulator {
  const options = resolveOptions(given);
  const closing = new AbortController();
  const stats = new Stats();
  const pool = new PicturePool();
  const simulator: Simulator = {
    options,
    generations: new GenerationStore(),
    faults: new FaultQueue(),
    pictures: new PictureStore(pool, options.pictureCacheBytes),
    webhooks: new WebhookSender({
      retryDelays: options.webhookRetryDelays,
      closing: closing.signal,
      onSend: () => stats.count("webhooks"),
    }),
    stats,
    closing: closing.signal,
    publicUrl: () => options.publicUrl ?? localUrl(server),
  };
  const server = createServer((request, response) => void serve(simulator, request, response));
  // A pooled connection that we close while a caller reuses it looks to the caller like a dropped submit.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return {
    get url() {
      return localUrl(server);
    },
    async listen(port, host = "127.0.0.1") {
      if (!LOOPBACK.has(host)) throw new Error(`The Fal simulator serves loopback only, not ${host}.`);
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
    },
    async close() {
      closing.abort();
      await pool.close();
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
