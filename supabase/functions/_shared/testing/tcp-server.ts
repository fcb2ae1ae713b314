import net from "node:net";

/** What to do with the n-th request (1-based) that arrived whole: raw bytes are sent as they are. */
export type TcpReaction = (
  count: number,
) => "close" | "reset" | "silence" | { bytes: string; thenClose?: true };

export interface TcpServer {
  url: string;
  /** First lines of the requests that arrived whole. */
  requests: readonly string[];
}

/** A server on loopback that fails in ways which an HTTP server does not offer. */
export async function withTcpServer(
  react: TcpReaction,
  use: (server: TcpServer) => Promise<void>,
): Promise<void> {
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (!isWhole(text)) return;
      requests.push(text.split("\r\n", 1)[0] ?? "");
      text = "";
      const reaction = react(requests.length);
      if (reaction === "close") socket.end();
      else if (reaction === "reset") socket.resetAndDestroy();
      else if (reaction !== "silence") {
        socket.write(reaction.bytes);
        if (reaction.thenClose) socket.end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as net.AddressInfo;
    await use({ url: `http://127.0.0.1:${port}`, requests });
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Bodies are chunked, or measured, or absent. */
function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const head = text.slice(0, headEnd);
  if (/transfer-encoding: chunked/i.test(head)) return text.endsWith("\r\n0\r\n\r\n");
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return text.length >= headEnd + 4 + length;
}
