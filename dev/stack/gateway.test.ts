import { once } from "node:events";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Gateway } from "./gateway.ts";
import { Mailbox } from "./mailbox.ts";
import { freePort } from "./ports.ts";

let upstream: http.Server;
let answer: http.RequestListener;
let gateway: Gateway;
let url: string;

beforeEach(async () => {
  upstream = http.createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const { port: upstreamPort } = upstream.address() as AddressInfo;
  const port = await freePort();
  gateway = new Gateway({
    port,
    litePort: upstreamPort,
    functionPorts: new Map([
      ["generate", upstreamPort],
      ["down", await freePort()],
    ]),
    mailbox: new Mailbox(path.join(tmpdir(), "no-such-mail.jsonl")),
  });
  await gateway.listen();
  url = `http://127.0.0.1:${port}`;
});

afterEach(async () => {
  await gateway.close();
  upstream.closeAllConnections();
  upstream.close();
});

test("a function sees an address that begins with its name, the whole query and the body", async () => {
  const seen = Promise.withResolvers<unknown[]>();
  answer = (request, response) => {
    void text(request).then((body) =>
      seen.resolve([request.method, request.url, body, request.headers["x-mine"]]),
    );
    response.writeHead(207, { "x-theirs": "yes" }).end("done");
  };
  const response = await fetch(`${url}/functions/v1/generate/deep?g=1&t=%2F`, {
    method: "POST",
    headers: { "x-mine": "here" },
    body: "a body",
  });
  expect(await seen.promise).toEqual(["POST", "/generate/deep?g=1&t=%2F", "a body", "here"]);
  expect([response.status, response.headers.get("x-theirs"), await response.text()]).toEqual([
    207,
    "yes",
    "done",
  ]);
});

test("the name of a function is all of it, not the beginning of a longer one", async () => {
  answer = (_request, response) => response.end("reached");
  expect((await fetch(`${url}/functions/v1/generate-more`)).status).toBe(404);
  expect((await fetch(`${url}/functions/v1/generate?x`)).status).toBe(200);
});

test("an answer is passed on piece by piece", async () => {
  let finish = (): void => undefined;
  answer = (_request, response) => {
    response.write("first ");
    finish = () => response.end("second");
  };
  const response = await fetch(`${url}/rest/v1/anything`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(await reader?.read()).toEqual({ done: false, value: "first " });
  finish();
  expect(await reader?.read()).toEqual({ done: false, value: "second" });
});

test("a caller who goes away ends the request behind the gateway", async () => {
  const arrived = Promise.withResolvers<void>();
  const ended = new Promise<void>((resolve) => {
    answer = (_request, response) => {
      response.once("close", resolve);
      arrived.resolve();
    };
  });
  const caller = new AbortController();
  const request = fetch(`${url}/storage/v1/object`, { signal: caller.signal }).catch(() => "aborted");
  await arrived.promise;
  caller.abort();
  await ended;
  expect(await request).toBe("aborted");
});

test("a service that is down, and one that hangs up, are told apart", async () => {
  answer = (request) => request.socket.destroy();
  const down = await fetch(`${url}/functions/v1/down`);
  expect([down.status, await down.json()]).toEqual([
    503,
    expect.objectContaining({ code: "service_unavailable" }),
  ]);
  const gone = await fetch(`${url}/functions/v1/generate`, { method: "POST" });
  expect([gone.status, await gone.json()]).toEqual([502, expect.objectContaining({ code: "bad_gateway" })]);
});
