import assert from "node:assert/strict";
import { Refusal } from "./refusal.ts";
import { readJsonObject } from "./request-body.ts";

function request(body: BodyInit | null, contentType = "application/json", headers: object = {}) {
  return new Request("http://f/", {
    method: "POST",
    body,
    headers: { ...headers, "content-type": contentType },
  });
}

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

Deno.test("an object is read, whatever the parameters of its type", async () => {
  for (const type of ["application/json", "application/json; charset=utf-8", "Application/JSON"]) {
    assert.deepEqual(await readJsonObject(request('{"a":"ü"}', type), 100), { a: "ü" });
  }
});

for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""]) {
  Deno.test(`a body of type "${type}" is refused`, async () => {
    await assert.rejects(readJsonObject(request("{}", type), 100), refused("invalid_request"));
  });
}

for (const body of ["", "{", "[]", "null", '"x"', "1", "{'a':1}"]) {
  Deno.test(`${body || "nothing"} is no JSON object`, async () => {
    await assert.rejects(readJsonObject(request(body), 100), refused("invalid_request"));
  });
}

Deno.test("bytes that are not UTF-8 are refused, not mended", async () => {
  const body = Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
  await assert.rejects(readJsonObject(request(body), 100), refused("invalid_request"));
});

Deno.test("a request without a body is refused", async () => {
  await assert.rejects(readJsonObject(request(null), 100), refused("invalid_request"));
});

Deno.test("the size is counted to the byte", async () => {
  const body = JSON.stringify({ a: "x".repeat(92) });
  assert.equal(body.length, 100);
  await readJsonObject(request(body), 100);
  await assert.rejects(readJsonObject(request(body), 99), refused("too_large"));
});

Deno.test("a body that is announced as too large is not read", async () => {
  const body = new ReadableStream({ pull: () => assert.fail("read") }, { highWaterMark: 0 });
  await assert.rejects(
    readJsonObject(request(body, undefined, { "content-length": "101" }), 100),
    refused("too_large"),
  );
});

Deno.test("a body that does not end is not read to its end", async () => {
  let isCancelled = false;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(60)),
    cancel: () => void (isCancelled = true),
  });
  await assert.rejects(readJsonObject(request(body), 100), refused("too_large"));
  assert.ok(isCancelled);
});
