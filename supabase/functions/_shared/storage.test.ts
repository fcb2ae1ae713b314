import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import { createStorage } from "./storage.ts";
import { type SeenRequest, withHttpServer } from "./testing/http-server.ts";

const PATH = "0123.jpg";
const BYTES = Uint8Array.from([1, 2, 3]);
const OBJECT = `/storage/v1/object/generated-images/${PATH}`;

function storageAt(url: string) {
  return createStorage(createClient(url, "sb_secret_x").storage, "https://project.example");
}

const calls = (seen: readonly SeenRequest[]) =>
  seen.map(({ method, headers }) => `${method} ${headers.get("x-upsert") ?? ""}`.trim());

const stored = () => Response.json({ Id: "1", Key: `generated-images/${PATH}` });
const refused = (status: number, error: string) => Response.json({ statusCode: "409", error }, { status });

Deno.test("a picture is stored with our type, for an hour of caching, and never over another", async () => {
  await withHttpServer(stored, async (url, seen) => {
    assert.equal(await storageAt(url).put(PATH, BYTES, "image/jpeg"), true);
    const [request] = seen;
    assert.ok(request);
    assert.equal(`${request.method} ${request.path}`, `POST ${OBJECT}`);
    assert.equal(request.headers.get("content-type"), "image/jpeg");
    assert.equal(request.headers.get("cache-control"), "max-age=3600");
    assert.equal(request.headers.get("x-upsert"), "false");
    assert.equal(request.body, "\u0001\u0002\u0003");
  });
});

for (const [status, error] of [
  [400, "Duplicate"],
  [409, "KeyAlreadyExists"],
] as const) {
  Deno.test(`an equal object that is there already is kept (${status})`, async () => {
    await withHttpServer(
      ({ method }) => (method === "POST" ? refused(status, error) : new Response(BYTES)),
      async (url, seen) => {
        assert.equal(await storageAt(url).put(PATH, BYTES, "image/jpeg"), true);
        assert.deepEqual(calls(seen), ["POST false", "GET"]);
      },
    );
  });
}

Deno.test("another object at the key is overwritten", async () => {
  for (const other of [Uint8Array.from([1, 2]), Uint8Array.from([1, 2, 4])]) {
    await withHttpServer(
      ({ method, headers }) => {
        if (method === "GET") return new Response(other);
        return headers.get("x-upsert") === "true" ? stored() : refused(409, "Duplicate");
      },
      async (url, seen) => {
        assert.equal(await storageAt(url).put(PATH, BYTES, "image/jpeg"), true);
        assert.deepEqual(calls(seen), ["POST false", "GET", "POST true"]);
      },
    );
  }
});

Deno.test("an upload whose answer was lost is found again", async () => {
  await withHttpServer(
    ({ method }) => (method === "POST" ? new Response("", { status: 502 }) : new Response(BYTES)),
    async (url) => assert.equal(await storageAt(url).put(PATH, BYTES, "image/jpeg"), true),
  );
});

Deno.test("what is not there now is not said to be", async () => {
  await withHttpServer(
    () => Response.json({ message: "down" }, { status: 500 }),
    async (url) => assert.equal(await storageAt(url).put(PATH, BYTES, "image/jpeg"), false),
  );
});

Deno.test("objects are removed by their keys", async () => {
  await withHttpServer(
    () => Response.json([]),
    async (url, seen) => {
      const storage = storageAt(url);
      await storage.remove([]);
      assert.equal(seen.length, 0);
      await storage.remove([PATH]);
      assert.equal(seen[0]?.method, "DELETE");
      assert.deepEqual(JSON.parse(seen[0]?.body ?? ""), { prefixes: [PATH] });
    },
  );
});

Deno.test("the public address is the browsers'", () => {
  assert.equal(
    storageAt("http://kong:8000").publicUrl(PATH),
    `https://project.example/storage/v1/object/public/generated-images/${PATH}`,
  );
});
