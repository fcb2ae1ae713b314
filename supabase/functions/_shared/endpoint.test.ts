import assert from "node:assert/strict";
import { createEndpoint, type Log } from "./endpoint.ts";
import { Refusal } from "./refusal.ts";
import { ServiceError } from "./service-error.ts";

const ORIGIN = "https://easel.example";

function endpoint(
  run: Parameters<typeof createEndpoint>[1] = () => Promise.resolve({ status: 200, body: {} }),
) {
  const lines: Parameters<Log>[0][] = [];
  const log: Log = (line) => void lines.push(line);
  const handle = createEndpoint({ name: "f", method: "POST", allowedOrigins: [ORIGIN], log }, run);
  const call = (init: RequestInit = {}) => handle(new Request("http://f/", { method: "POST", ...init }));
  return { call, lines };
}

Deno.test("a preflight from the app's origin is answered with what may be sent", async () => {
  const { call, lines } = endpoint(() => Promise.reject(new Error("not reached")));
  const response = await call({ method: "OPTIONS", headers: { origin: ORIGIN } });

  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
  assert.equal(response.headers.get("access-control-allow-methods"), "POST");
  assert.equal(
    response.headers.get("access-control-allow-headers"),
    "authorization, apikey, content-type, x-client-info",
  );
  assert.equal(response.headers.get("vary"), "Origin");
  assert.deepEqual(lines, []);
});

for (const origin of [
  "https://evil.example",
  "https://easel.example.evil.example",
  "http://easel.example",
  "https://easel.example:444",
  "null",
]) {
  Deno.test(`a page of ${origin} is allowed nothing`, async () => {
    const { call } = endpoint();
    for (const method of ["OPTIONS", "POST"]) {
      const { headers } = await call({ method, headers: { origin } });
      assert.equal(headers.get("access-control-allow-origin"), null);
      assert.equal(headers.get("access-control-allow-headers"), null);
      assert.equal(headers.get("vary"), "Origin");
    }
  });
}

Deno.test("an answer may be read by the app, with its timings, and is not kept by caches", async () => {
  const { call } = endpoint(async (_request, { timings }) => {
    await timings.measure("auth", () => Promise.resolve());
    return { status: 202, body: { a: 1 } };
  });
  const response = await call({ headers: { origin: ORIGIN } });

  assert.equal(response.status, 202);
  assert.deepEqual(await response.json(), { a: 1 });
  assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
  assert.equal(response.headers.get("access-control-expose-headers"), "Server-Timing");
  assert.match(response.headers.get("server-timing") ?? "", /^auth;dur=\d+\.\d, total;dur=\d+\.\d$/);
  assert.equal(response.headers.get("cache-control"), "no-store");
});

Deno.test("a refusal is answered with its code and message, and logged", async () => {
  const { call, lines } = endpoint((_request, { logged }) => {
    logged.id = "some-id";
    return Promise.reject(new Refusal("insufficient_credits"));
  });
  const response = await call({ headers: { origin: ORIGIN } });

  assert.equal(response.status, 402);
  assert.deepEqual(await response.json(), {
    code: "insufficient_credits",
    message: "There are not enough credits for this.",
  });
  assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
  assert.ok(response.headers.has("server-timing"));
  const [line] = lines;
  assert.ok(line);
  assert.deepEqual(
    { ...line, ms: 0 },
    { function: "f", id: "some-id", code: "insufficient_credits", status: 402, ms: 0 },
  );
});

Deno.test("another method is refused", async () => {
  const { call } = endpoint();
  const response = await call({ method: "GET" });
  assert.equal(response.status, 405);
  assert.equal((await response.json()).code, "method_not_allowed");
});

for (const [error, outcome] of [
  [new TypeError("a prompt, perhaps"), "TypeError"],
  [new ServiceError("database: claim failed with 57014"), "database: claim failed with 57014"],
  ["a string", "unknown error"],
] as const) {
  Deno.test(`an unexpected ${outcome} is an internal error that tells nothing`, async () => {
    const { call, lines } = endpoint(() => Promise.reject(error));
    const response = await call();
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), {
      code: "internal",
      message: "Something went wrong on our side.",
    });
    assert.equal(lines[0]?.outcome, outcome);
    assert.equal(lines[0]?.code, "internal");
  });
}
