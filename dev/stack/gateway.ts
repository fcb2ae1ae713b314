import http from "node:http";
import { createProxyServer, type ProxyServer } from "httpxy";
import { answerAuthPreflight, openAuthToBrowsers } from "./auth-cors.ts";
import { mailPage } from "./mail-page.ts";
import type { Mailbox } from "./mailbox.ts";
import { LOOPBACK } from "./ports.ts";
import { UploadTurns } from "./upload-turns.ts";
import type { Valve } from "./valve.ts";

export interface GatewayOptions {
  port: number;
  /** Port of Auth, REST and Storage. */
  litePort: number;
  /** Port of each edge function by its name. */
  functionPorts: ReadonlyMap<string, number>;
  mailbox: Mailbox;
}

/** Hosted functions may take 150 s; the gateway waits a little longer than they do. */
const UPSTREAM_MS = 155_000;
const FUNCTION_PATH = /^\/functions\/v1\/([A-Za-z0-9_-]+)(.*)$/s;

/** One port with the addresses of a hosted Supabase project, and the page of captured e-mails. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #proxy: ProxyServer;
  readonly #server: http.Server;
  readonly #uploads = new UploadTurns();
  /** Only in tests: what every call has to pass. */
  valve: Valve | undefined;

  constructor(options: GatewayOptions) {
    this.#options = options;
    // Lite and the functions each keep their connections open; so many at once is more than one person makes.
    const agent = new http.Agent({
      keepAlive: true,
      maxSockets: Number.POSITIVE_INFINITY,
      maxFreeSockets: 64,
    });
    this.#proxy = createProxyServer({ agent, proxyTimeout: UPSTREAM_MS });
    this.#proxy.on("proxyRes", (upstream, request) => {
      if (request.url?.startsWith("/auth/v1/")) openAuthToBrowsers(upstream.headers);
    });
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ port: this.#options.port, host: LOOPBACK }, resolve);
    });
  }

  /** Stops listening and drops the requests that are under way. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = request.url ?? "/";
    if (url === "/_mail")
      return send(response, 200, "text/html", mailPage(this.#options.mailbox.newestFirst()));
    if (url === "/_mail.json") return sendJson(response, 200, this.#options.mailbox.newestFirst());
    if (request.method === "OPTIONS" && url.startsWith("/auth/v1/"))
      return answerAuthPreflight(request, response);
    const port = this.#route(request, url);
    if (port === undefined) {
      return sendJson(response, 404, { code: "not_found", message: `Nothing is served at this address.` });
    }
    const forward = async (): Promise<void> => {
      try {
        await this.#proxy.web(request, response, { target: { host: LOOPBACK, port } });
      } catch (error) {
        refuse(response, error);
      }
    };
    if (this.valve) return this.valve.pass(request, response, { url, port, uploads: this.#uploads });
    await this.#uploads.take(request, forward);
  }

  /** The port that serves an address, after rewriting it to what is expected there. */
  #route(request: http.IncomingMessage, url: string): number | undefined {
    if (/^\/(auth|rest|storage)\/v1(\/|\?|$)/.test(url)) return this.#options.litePort;
    const [, name, rest] = FUNCTION_PATH.exec(url) ?? [];
    const port = name === undefined ? undefined : this.#options.functionPorts.get(name);
    // Hosted functions, too, see an address that begins with their name.
    if (port !== undefined) request.url = `/${name}${rest}`;
    return port;
  }
}

/** Answers for a service that is down or was killed in the middle of a request. */
function refuse(response: http.ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const down = (error as NodeJS.ErrnoException).code === "ECONNREFUSED";
  sendJson(response, down ? 503 : 502, {
    code: down ? "service_unavailable" : "bad_gateway",
    message: down
      ? "The service is starting or down."
      : "The service ended the connection without an answer.",
  });
}

function sendJson(response: http.ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json", JSON.stringify(body));
}

function send(response: http.ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" })
    .end(body);
}
