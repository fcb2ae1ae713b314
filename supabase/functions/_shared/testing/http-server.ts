/** A request as a server of a test saw it. */
export interface SeenRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  body: string;
}

/** An HTTP server on a free port of loopback, for as long as `use` runs. */
export async function withHttpServer(
  answer: (request: SeenRequest, count: number) => Response | Promise<Response>,
  use: (url: string, seen: readonly SeenRequest[]) => Promise<void>,
): Promise<void> {
  const seen: SeenRequest[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const { method, headers } = request;
    const one = { method, path: pathname + search, headers, body: await request.text() };
    seen.push(one);
    return answer(one, seen.length);
  });
  try {
    await use(`http://127.0.0.1:${server.addr.port}`, seen);
  } finally {
    await server.shutdown();
  }
}
