import assert from "node:assert/strict";
import { createDownloader, type DownloadOptions } from "./download.ts";
import { FakeClock } from "./testing/fake-clock.ts";
import { withHttpServer } from "./testing/http-server.ts";
import { sampleJpeg, samplePng } from "./testing/sample-images.ts";
import { withTcpServer } from "./testing/tcp-server.ts";

const EXPECTED = { format: "jpeg", width: 512, height: 512 } as const;
const GOOD = sampleJpeg(512, 512);

function downloadFrom(url: string, options: Partial<DownloadOptions> = {}) {
  const downloader = createDownloader({ simulatorUrl: url, clock: new FakeClock(), ...options });
  return downloader.download(`${url}/a.jpg`, EXPECTED, 20_000);
}

Deno.test("a good picture comes byte for byte", async () => {
  await withHttpServer(
    () => new Response(GOOD),
    async (url) => assert.deepEqual(await downloadFrom(url), { kind: "picture", bytes: GOOD }),
  );
});

for (const [what, answer] of [
  ["404", () => new Response("", { status: 404 })],
  ["403", () => new Response("", { status: 403 })],
  ["410", () => new Response("", { status: 410 })],
  ["HTML", () => new Response("<!doctype html>", { headers: { "content-type": "image/jpeg" } })],
  ["another type", () => new Response(samplePng(512, 512), { headers: { "content-type": "image/jpeg" } })],
  ["another width", () => new Response(sampleJpeg(511, 512))],
  ["another size", () => new Response(sampleJpeg(512, 511))],
] as const) {
  Deno.test(`${what} is proven unusable at once`, async () => {
    await withHttpServer(answer, async (url, seen) => {
      assert.deepEqual(await downloadFrom(url), { kind: "unusable" });
      assert.equal(seen.length, 1);
    });
  });
}

Deno.test("a redirect is proven unusable, even to a good picture", async () => {
  await withHttpServer(
    ({ path }) =>
      path === "/a.jpg"
        ? new Response(null, { status: 302, headers: { location: "/b.jpg" } })
        : new Response(GOOD),
    async (url, seen) => {
      assert.deepEqual(await downloadFrom(url), { kind: "unusable" });
      assert.equal(seen.length, 1);
    },
  );
});

for (const [what, body] of [
  ["empty", new Uint8Array()],
  ["cut off before its end marker", GOOD.slice(0, -2)],
] as const) {
  Deno.test(`a file that is ${what} is unusable when it is so twice`, async () => {
    await withHttpServer(
      () => new Response(body),
      async (url, seen) => {
        assert.deepEqual(await downloadFrom(url), { kind: "unusable" });
        assert.equal(seen.length, 2);
      },
    );
    await withHttpServer(
      (_request, count) => new Response(count === 1 ? body : GOOD),
      async (url) => assert.equal((await downloadFrom(url)).kind, "picture"),
    );
  });
}

Deno.test("a connection that breaks in the middle proves nothing", async () => {
  const bytes = "HTTP/1.1 200 OK\r\ncontent-length: 5000\r\nconnection: close\r\n\r\nshort";
  await withTcpServer(
    () => ({ bytes, thenClose: true }),
    async ({ url }) => assert.deepEqual(await downloadFrom(url), { kind: "unavailable" }),
  );
});

for (const status of [408, 429, 500, 502, 503]) {
  Deno.test(`a ${status} is tried again, and proves nothing if it stays`, async () => {
    await withHttpServer(
      (_request, count) => (count < 6 ? new Response("", { status }) : new Response(GOOD)),
      async (url) => assert.equal((await downloadFrom(url)).kind, "picture"),
    );
    await withHttpServer(
      () => new Response("", { status }),
      async (url) => assert.deepEqual(await downloadFrom(url), { kind: "unavailable" }),
    );
  });
}

Deno.test("a reset proves nothing", async () => {
  await withTcpServer(
    () => "reset",
    async ({ url }) => assert.deepEqual(await downloadFrom(url), { kind: "unavailable" }),
  );
});

Deno.test("a file that drips is left when the time is up, which proves nothing", async () => {
  const drip = () => new Response(new ReadableStream({ start: (c) => c.enqueue(GOOD.slice(0, 10)) }));
  await withHttpServer(drip, async (url) => {
    assert.deepEqual(await downloadFrom(url, { timeoutMs: 50 }), { kind: "unavailable" });
  });
});

Deno.test("a file that is too large is not read to its end", async () => {
  await withHttpServer(
    () => new Response(GOOD),
    async (url) => assert.deepEqual(await downloadFrom(url, { maxBytes: 50 }), { kind: "unusable" }),
  );
  const endless = () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000)) }));
  await withHttpServer(endless, async (url) => {
    assert.deepEqual(await downloadFrom(url, { maxBytes: 10_000 }), { kind: "unusable" });
  });
});

Deno.test("an address that is not Fal's is not asked", async () => {
  await withHttpServer(
    () => new Response(GOOD),
    async (url, seen) => {
      assert.deepEqual(await downloadFrom(url, { simulatorUrl: null }), { kind: "unusable" });
      assert.equal(seen.length, 0);
    },
  );
});
