import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startReaperTimer } from "./reaper-timer.ts";

test("calls again and again with the secret, also after a call that failed, until it is ended", async () => {
  const calls: (string | undefined)[] = [];
  const third = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.headers.authorization}`);
    if (calls.length === 3) third.resolve();
    if (calls.length === 1) response.destroy();
    else response.writeHead(200).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const end = startReaperTimer(`http://127.0.0.1:${port}/reap`, "the secret", 5);
  await third.promise;
  await end();
  const seen = calls.length;
  await new Promise((resolve) => server.close(resolve));
  expect(new Set(calls)).toEqual(new Set(["POST Bearer the secret"]));
  expect(calls).toHaveLength(seen);
});
