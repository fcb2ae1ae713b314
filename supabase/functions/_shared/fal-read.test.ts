import assert from "node:assert/strict";
import { createFal } from "./fal.ts";
import { FakeClock } from "./testing/fake-clock.ts";
import { type SeenRequest, withHttpServer } from "./testing/http-server.ts";
import { withTcpServer } from "./testing/tcp-server.ts";

const REQUEST = "/queue.fal.run/fal-ai/flux/requests/r-1";

function falAt(baseUrl: string) {
  return createFal({ key: "id:secret", baseUrl, clock: new FakeClock(), readTimeoutMs: 1_000 });
}

const state = (status: string) => ({ status, request_id: "r-1" });

function events(...statuses: string[]): Response {
  const body = statuses.map((status) => `data: ${JSON.stringify(state(status))}\n\n`).join("");
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

const isStream = ({ path }: SeenRequest) => path.startsWith(`${REQUEST}/status/stream`);

Deno.test("the stream of states tells the completion, without polling", async () => {
  await withHttpServer(
    () => events("IN_QUEUE", "IN_PROGRESS", "COMPLETED"),
    async (url, seen) => {
      assert.equal(await falAt(url).waitForCompletion("r-1", 1_000, false), "completed");
      assert.equal(seen.length, 1);
      assert.equal(seen[0]?.headers.get("authorization"), "Key id:secret");
    },
  );
});

for (const [what, answer] of [
  ["ends early", () => events("IN_QUEUE", "IN_PROGRESS")],
  ["answers an error", () => new Response("no", { status: 500 })],
  ["is no stream", () => Response.json(state("IN_PROGRESS"))],
  ["sends no JSON", () => new Response("data: x\n\n", { headers: { "content-type": "text/event-stream" } })],
] as const) {
  Deno.test(`when the stream ${what}, the state is asked until it is COMPLETED`, async () => {
    let polls = 0;
    await withHttpServer(
      (request) => {
        if (isStream(request)) return answer();
        polls += 1;
        return polls < 3
          ? Response.json(state("IN_PROGRESS"), { status: 202 })
          : Response.json(state("COMPLETED"));
      },
      async (url) => {
        assert.equal(await falAt(url).waitForCompletion("r-1", 5_000, false), "completed");
        assert.equal(polls, 3);
      },
    );
  });
}

Deno.test("a stream that stays silent is left when the time is up", async () => {
  const silent = () =>
    new Response(new ReadableStream(), { headers: { "content-type": "text/event-stream" } });
  await withHttpServer(
    (request) => (isStream(request) ? silent() : Response.json(state("IN_PROGRESS"), { status: 202 })),
    async (url) => assert.equal(await falAt(url).waitForCompletion("r-1", 50, false), "running"),
  );
});

Deno.test("errors while asking say nothing about the job, but a 404 is told", async () => {
  for (const [status, expected] of [
    [500, "running"],
    [403, "running"],
    [404, "unknown_request"],
  ] as const) {
    await withHttpServer(
      () => Response.json({ detail: "x" }, { status }),
      async (url) => assert.equal(await falAt(url).waitForCompletion("r-1", 300, false), expected),
    );
  }
});

Deno.test("a result has its pictures, what was held back, and all digits of the seed", async () => {
  const body = `{"images":[{"url":"https://v3.fal.media/a"},{"url":"https://v3.fal.media/b"}],
    "seed":18446744073709551557,"has_nsfw_concepts":[false,true],"timings":{"inference":0.3}}`;
  await withHttpServer(
    () => new Response(body, { headers: { "content-type": "application/json" } }),
    async (url, seen) => {
      assert.deepEqual(await falAt(url).readResult("r-1", 1_000), {
        kind: "made",
        seed: "18446744073709551557",
        pictures: [
          { url: "https://v3.fal.media/a", flagged: false },
          { url: "https://v3.fal.media/b", flagged: true },
        ],
      });
      assert.equal(`${seen[0]?.method} ${seen[0]?.path}`, `GET ${REQUEST}`);
    },
  );
});

Deno.test("small seeds are digits too, and what is no seed is none", async () => {
  for (const [seed, expected] of [
    ["42", "42"],
    ["null", null],
    ["1.5", null],
    ['"x"', null],
  ] as const) {
    await withHttpServer(
      () => new Response(`{"images":[],"seed":${seed}}`, { headers: { "content-type": "application/json" } }),
      async (url) => {
        const result = await falAt(url).readResult("r-1", 1_000);
        assert.deepEqual(result, { kind: "made", seed: expected, pictures: [] });
      },
    );
  }
});

for (const [status, code] of [
  [400, "provider_failed"],
  [401, "provider_locked"],
  [403, "provider_locked"],
  [404, "provider_failed"],
  [422, "prompt_rejected"],
  [500, "provider_failed"],
] as const) {
  Deno.test(`a ${status} as the result is a proven failure`, async () => {
    await withHttpServer(
      () => Response.json({ detail: [{ type: "x" }] }, { status }),
      async (url, seen) => {
        assert.deepEqual(await falAt(url).readResult("r-1", 5_000), { kind: "failed", code });
        assert.equal(seen.length, 1);
      },
    );
  });
}

for (const status of [429, 502, 503, 504]) {
  Deno.test(`a ${status} as the result is read again`, async () => {
    await withHttpServer(
      (_request, count) => (count < 3 ? new Response("", { status }) : Response.json({ images: [] })),
      async (url) => assert.equal((await falAt(url).readResult("r-1", 5_000)).kind, "made"),
    );
    await withHttpServer(
      () => new Response("", { status }),
      async (url) => assert.deepEqual(await falAt(url).readResult("r-1", 1_000), { kind: "unreadable" }),
    );
  });
}

Deno.test("a job that never got a runner in the time we gave has expired", async () => {
  const headers = { "x-fal-request-timeout-type": "user" };
  await withHttpServer(
    () => Response.json({ detail: "x" }, { status: 504, headers }),
    async (url) => {
      assert.deepEqual(await falAt(url).readResult("r-1", 5_000), { kind: "failed", code: "expired" });
    },
  );
});

Deno.test("a result of another shape holds no pictures", async () => {
  await withHttpServer(
    () => Response.json({ video: "x" }),
    async (url) => {
      const result = await falAt(url).readResult("r-1", 1_000);
      assert.deepEqual(result, { kind: "failed", code: "provider_failed" });
    },
  );
});

Deno.test("a result that does not arrive proves nothing", async () => {
  await withTcpServer(
    () => "reset",
    async ({ url }) => assert.deepEqual(await falAt(url).readResult("r-1", 500), { kind: "unreadable" }),
  );
});

Deno.test("cancelling is a PUT, and its failure is nobody's", async () => {
  await withHttpServer(
    () => Response.json({ status: "ALREADY_COMPLETED" }, { status: 400 }),
    async (url, seen) => {
      await falAt(url).cancel("r-1");
      assert.equal(`${seen[0]?.method} ${seen[0]?.path}`, `PUT ${REQUEST}/cancel`);
    },
  );
});

Deno.test(
  "that Fal does not know a job is the end of it where it is over, and no reason to wait",
  async () => {
    await withHttpServer(
      () => new Response("{}", { status: 404, headers: { "content-type": "application/json" } }),
      async (url) => {
        const clock = new FakeClock();
        const fal = createFal({ key: "id:secret", baseUrl: url, clock });
        const before = clock.now();
        assert.equal(await fal.waitForCompletion("r-1", 60_000, true), "unknown_request");
        assert.ok(clock.now() - before < 1_000);
      },
    );
  },
);
