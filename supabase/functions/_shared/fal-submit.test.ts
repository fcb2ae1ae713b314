import assert from "node:assert/strict";
import type { GenerationParams } from "./contract/generate.ts";
import { createFal } from "./fal.ts";
import { FakeClock } from "./testing/fake-clock.ts";
import { withHttpServer } from "./testing/http-server.ts";
import { withTcpServer } from "./testing/tcp-server.ts";

const PARAMS: GenerationParams = {
  image_size: "square_hd",
  num_images: 2,
  seed: null,
  num_inference_steps: 4,
  output_format: "png",
  style: null,
};
const PATH = "/queue.fal.run/fal-ai/flux/schnell";

function submitTo(
  baseUrl: string,
  params: Partial<GenerationParams> = {},
  submitTimeoutMs = 5_000,
  webhookUrl: string | null = null,
) {
  const fal = createFal({ key: "id:secret", baseUrl, clock: new FakeClock(), submitTimeoutMs });
  return fal.submit("a lighthouse", { ...PARAMS, ...params }, webhookUrl);
}

const accepted = () => Response.json({ status: "IN_QUEUE", request_id: "r-1" });

Deno.test("a submit is one POST with what was asked, the key and the time to start", async () => {
  await withHttpServer(accepted, async (url, seen) => {
    assert.deepEqual(await submitTo(url), { kind: "accepted", requestId: "r-1" });
    const [request] = seen;
    assert.ok(request);
    assert.equal(seen.length, 1);
    assert.equal(`${request.method} ${request.path}`, `POST ${PATH}`);
    assert.equal(request.headers.get("authorization"), "Key id:secret");
    assert.equal(request.headers.get("x-fal-request-timeout"), "120");
    assert.equal(request.headers.get("x-fal-queue-priority"), "normal");
    assert.deepEqual(JSON.parse(request.body), {
      prompt: "a lighthouse",
      image_size: "square_hd",
      num_images: 2,
      num_inference_steps: 4,
      output_format: "png",
      enable_safety_checker: true,
    });
  });
});

Deno.test("Fal is told where to send its webhook", async () => {
  await withHttpServer(accepted, async (url, seen) => {
    const webhook = "https://project.example/functions/v1/fal-webhook?g=1&t=2";
    await submitTo(url, {}, 5_000, webhook);
    assert.equal(seen[0]?.path, `${PATH}?fal_webhook=${encodeURIComponent(webhook)}`);
  });
});

Deno.test("a seed keeps all its digits", async () => {
  await withHttpServer(accepted, async (url, seen) => {
    await submitTo(url, { seed: "18446744073709551557" });
    assert.match(seen[0]?.body ?? "", /"seed":18446744073709551557[,}]/);
  });
});

for (const [status, code] of [
  [400, "provider_failed"],
  [401, "provider_locked"],
  [403, "provider_locked"],
  [404, "provider_failed"],
  [422, "prompt_rejected"],
  [429, "provider_failed"],
] as const) {
  Deno.test(`a complete ${status} is a proven failure after one POST`, async () => {
    const refuse = () => Response.json({ detail: "a prompt, perhaps" }, { status });
    await withHttpServer(refuse, async (url, seen) => {
      assert.deepEqual(await submitTo(url), { kind: "failed", code, answered: true });
      assert.equal(seen.length, 1);
    });
  });
}

for (const status of [500, 502, 503, 504]) {
  Deno.test(`a ${status} proves nothing and is not sent again`, async () => {
    const fail = () => Response.json({ detail: "x" }, { status, headers: { "x-fal-retryable": "true" } });
    await withHttpServer(fail, async (url, seen) => {
      assert.deepEqual(await submitTo(url), { kind: "unknown" });
      assert.equal(seen.length, 1);
    });
  });
}

Deno.test("a redirect is not followed", async () => {
  const redirect = () => new Response(null, { status: 303, headers: { location: "/elsewhere" } });
  await withHttpServer(redirect, async (url, seen) => {
    assert.deepEqual(await submitTo(url), { kind: "unknown" });
    assert.equal(seen.length, 1);
  });
});

for (const body of ["", "not JSON", "{}", '{"request_id":7}']) {
  Deno.test(
    `a 200 of ${JSON.stringify(body)} was accepted by somebody, so it is not sent again`,
    async () => {
      const answer = () => new Response(body, { headers: { "content-type": "application/json" } });
      await withHttpServer(answer, async (url, seen) => {
        assert.deepEqual(await submitTo(url), { kind: "unknown" });
        assert.equal(seen.length, 1);
      });
    },
  );
}

for (const fault of ["close", "reset"] as const) {
  Deno.test(`a ${fault} after the request arrived proves nothing and is not sent again`, async () => {
    await withTcpServer(
      () => fault,
      async ({ url, requests }) => {
        assert.deepEqual(await submitTo(url), { kind: "unknown" });
        assert.deepEqual(requests, [`POST ${PATH} HTTP/1.1`]);
      },
    );
  });

  Deno.test(`a ${fault} of a pooled connection does not make Deno replay the POST`, async () => {
    const bytes = answerOf("200 OK", '{"request_id":"r-1"}', 20);
    await withTcpServer(
      (count) => (count === 1 ? { bytes } : fault),
      async ({ url, requests }) => {
        assert.deepEqual(await submitTo(url), { kind: "accepted", requestId: "r-1" });
        assert.deepEqual(await submitTo(url), { kind: "unknown" });
        assert.equal(requests.length, 2);
      },
    );
  });
}

for (const status of ["200 OK", "422 Unprocessable Content"]) {
  Deno.test(`a ${status} whose body never comes whole proves nothing`, async () => {
    await withTcpServer(
      () => ({ bytes: answerOf(status, '{"detail":', 500) }),
      async ({ url, requests }) => {
        assert.deepEqual(await submitTo(url, {}, 100), { kind: "unknown" });
        assert.equal(requests.length, 1);
      },
    );
  });
}

function answerOf(status: string, body: string, length: number): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

Deno.test("a server that never answers is left after the time-out, without a second POST", async () => {
  await withTcpServer(
    () => "silence",
    async ({ url, requests }) => {
      assert.deepEqual(await submitTo(url, {}, 100), { kind: "unknown" });
      assert.equal(requests.length, 1);
    },
  );
});

Deno.test("a refused connection is a proven failure: nothing was sent", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${listener.addr.port}`;
  listener.close();
  assert.deepEqual(await submitTo(url), { kind: "failed", code: "provider_failed", answered: false });
});
