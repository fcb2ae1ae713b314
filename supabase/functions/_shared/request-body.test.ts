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

for (const body of ["", "{", "[]", "null", '"x"', "1", "{'a':1}", '\ufeff{"a":1}']) {
  Deno.test(`${body || "nothing"} is no JSON object`, async () => {
    await assert.rejects(readJsonObject(request(body), 100), refused("invalid_request"));
  });
}

for (const body of [
  '{"a":1,"a":4}',
  '{"a":1,"a":1}',
  '{"a":1,"\\u0061":4}',
  '{"\\u00e4":1,"\u00e4":4}',
  '{"a" \n:1 , "b":2, "a"\t: 4}',
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
  '{"a\\"":1,"b":"\\"a\\":","a\\u0022":2}',
  '{"outer":{"a":1,"a":2}}',
  '{"list":[{"a":1},{"b":1,"b":2}]}',
]) {
  Deno.test(`a key that stands twice is refused: ${body}`, async () => {
    await assert.rejects(readJsonObject(request(body), 1000), refused("invalid_request"));
  });
}

for (const value of [
  {},
  { a: '"b":1,"b":2', b: "a:", "a:": "::" },
  { 'a"': '"', "a\\": "\\", "a\\\\": '\\"', 'a\\"': ':"' },
  { a: { a: { a: [{ a: 1 }, { a: ":" }, "a", ":"] } } },
  { a: "\u2028", "\u2028": "a", "\n": "\n:" },
]) {
  Deno.test(`keys that stand once are read, whatever strings hold: ${JSON.stringify(value)}`, async () => {
    assert.deepEqual(await readJsonObject(request(JSON.stringify(value)), 1000), value);
    assert.deepEqual(await readJsonObject(request(JSON.stringify(value, null, "\t")), 1000), value);
  });
}

Deno.test("a key named __proto__ is a key like any other", async () => {
  const value = await readJsonObject(request('{"__proto__":{"a":1},"b":2}'), 100);
  assert.deepEqual(Object.keys(value), ["__proto__", "b"]);
});

for (const [name, body] of [
  ["deep arrays", `{"a":${"[".repeat(8000)}${"]".repeat(8000)}}`],
  ["deep objects", `${'{"a":'.repeat(2600)}1${"}".repeat(2600)}`],
  ["backslashes", `{"a":"${"\\".repeat(16_000)}"}`],
  ["escaped quotes", `{"a":"${'\\"'.repeat(8000)}"}`],
  ["spaces", `{"a"${" ".repeat(16_000)}:1}`],
  ["spaces without a colon", `{"a":["b"${" ".repeat(16_000)}]}`],
  ["empty strings", `{"a":[${'"",'.repeat(5000)}1]}`],
] as const) {
  Deno.test(`16 KB of ${name} are read in no time`, async () => {
    const start = performance.now();
    await readJsonObject(request(body), 16 * 1024);
    assert.ok(performance.now() - start < 250);
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
