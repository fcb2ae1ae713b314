import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import { createCredits, GenerationGone, type Reservation } from "./credits.ts";
import { Refusal } from "./refusal.ts";
import { ServiceError } from "./service-error.ts";
import { FakeClock } from "./testing/fake-clock.ts";
import { withHttpServer } from "./testing/http-server.ts";

const ID = "6f1f0f4e-52b7-4c4b-9d3e-0d6d6b2c1a11";
const RESERVATION = { user_id: "u", prompt: "p", model: "m", params: {}, input_hash: "h" } as Reservation;

const creditsAt = (url: string) => createCredits(createClient(url, "sb_secret_x"), new FakeClock());

function answer(outcome: string, changes: object = {}) {
  const params = { image_size: "square", num_images: 1, seed: null, num_inference_steps: 4 };
  const generation = {
    id: ID,
    prompt: "p",
    model: "m",
    params: {
      ...params,
      output_format: "jpeg",
      style: null,
    },
    status: "pending",
    cost: 1,
    charged_count: 0,
    filtered_count: 0,
    failed_count: 0,
    rescued: false,
    lease_holder: null,
    late_since: null,
    error_code: null,

    created_at: "2026-01-01T00:00:00.123456+00:00",
    finished_at: null,
    submitted_at: null,

    user_id: "u",
    input_hash: "h",
    image_keys: ["0".repeat(32)],
    fal_request_id: null,

    lease_until: null,
    deadline: "2026-01-01T00:05:00+00:00",
    is_due: false,

    ...changes,
  };
  return { outcome, may_submit: outcome === "reserved", generation, images: [] };
}

Deno.test("an event is a call of the one function, with its input", async () => {
  await withHttpServer(
    () => Response.json(answer("reserved")),
    async (url, seen) => {
      const { outcome, may_submit, generation } = await creditsAt(url).reserve(ID, RESERVATION);
      assert.deepEqual(
        { outcome, may_submit, id: generation.id },
        { outcome: "reserved", may_submit: true, id: ID },
      );
      assert.equal(seen[0]?.path, "/rest/v1/rpc/advance_generation");
      assert.deepEqual(JSON.parse(seen[0]?.body ?? ""), {
        p_id: ID,
        p_event: "reserve",
        p_input: RESERVATION,
      });
    },
  );
});

Deno.test("every event has the input that Postgres expects", async () => {
  await withHttpServer(
    () => Response.json(answer("ok")),
    async (url, seen) => {
      const credits = creditsAt(url);
      await credits.claim(ID, "holder");
      await credits.submitted(ID, "r-1");
      await credits.submitted(ID, "r-1", "holder");
      await credits.succeeded(ID, { images: [], filtered: 1, failed: 0, rescued: false });
      await credits.failed(ID, { code: "provider_failed", answered: false });
      await credits.deadline(ID);
      assert.deepEqual(
        seen.map(({ body }) => JSON.parse(body)).map(({ p_event, p_input }) => [p_event, p_input]),
        [
          ["claim", { holder: "holder" }],
          ["submitted", { request_id: "r-1" }],
          ["submitted", { request_id: "r-1", holder: "holder" }],
          ["succeeded", { images: [], filtered: 1, failed: 0, rescued: false }],
          ["failed", { error_code: "provider_failed", answered: false }],
          ["deadline", {}],
        ],
      );
    },
  );
});

for (const code of [
  ...(["insufficient_credits", "too_many_open", "rate_limited", "paused"] as const),
  ...(["provider_unavailable", "account_blocked", "prompt_blocked", "conflict"] as const),
]) {
  Deno.test(`the outcome ${code} is that refusal`, async () => {
    await withHttpServer(
      () => Response.json({ outcome: code, may_submit: false, generation: null, images: [] }),
      async (url) => {
        await assert.rejects(
          creditsAt(url).reserve(ID, RESERVATION),
          (error) => error instanceof Refusal && error.code === code,
        );
      },
    );
  });
}

Deno.test("a deleted account's generation is gone, and so is one that nobody remembers", async () => {
  for (const body of [
    answer("gone", { user_id: null, prompt: null }),
    { outcome: "unknown", may_submit: false, generation: null, images: [] },
  ]) {
    await withHttpServer(
      () => Response.json(body),
      async (url) => assert.rejects(creditsAt(url).claim(ID, "h"), GenerationGone),
    );
  }
});

Deno.test("a reserve whose answer was lost is not repeated: its permit would be lost with it", async () => {
  await withHttpServer(
    () => Response.json({ code: "57014", message: "statement timeout" }, { status: 500 }),
    async (url, seen) => {
      await assert.rejects(creditsAt(url).reserve(ID, RESERVATION), ServiceError);
      assert.equal(seen.length, 1);
    },
  );
});

Deno.test("any other event is repeated until it is answered", async () => {
  await withHttpServer(
    (_request, count) => (count < 3 ? new Response("", { status: 500 }) : Response.json(answer("ok"))),
    async (url) => assert.equal((await creditsAt(url).submitted(ID, "r-1")).outcome, "ok"),
  );
});

Deno.test("what the log says of a failure has the code, not the words of Postgres", async () => {
  await withHttpServer(
    () => Response.json({ code: "22023", message: "a prompt, perhaps" }, { status: 400 }),
    async (url, seen) => {
      await assert.rejects(creditsAt(url).claim(ID, "h"), { message: "database: claim failed with 22023" });
      assert.equal(seen.length, 3);
    },
  );
});

Deno.test("an answer that is not understood is an error, never a guess", async () => {
  for (const body of [null, {}, { outcome: "new" }, { outcome: "ok", generation: null, images: [] }]) {
    await withHttpServer(
      () => Response.json(body),
      async (url) => assert.rejects(creditsAt(url).claim(ID, "h"), ServiceError),
    );
  }
});

Deno.test("a position is read from the row, without its words", async () => {
  await withHttpServer(
    () => Response.json(answer("ok").generation),
    async (url, seen) => {
      assert.equal((await creditsAt(url).position(ID)).status, "pending");
      const query = new URL(seen[0]?.path ?? "", url).searchParams;
      assert.equal(query.get("id"), `eq.${ID}`);
      assert.equal(query.get("select"), "id,status,fal_request_id,lease_until,deadline");
    },
  );
});
