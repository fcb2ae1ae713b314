import assert from "node:assert/strict";
import { ServiceError } from "./service-error.ts";
import { FakeClock } from "./testing/fake-clock.ts";
import { withHttpServer } from "./testing/http-server.ts";
import { createWebhookSigner, type WebhookSigner } from "./testing/webhook-signer.ts";
import { createWebhookSignatures } from "./webhook-signature.ts";

const BODY = '{"request_id":"r-1","status":"OK"}';
const bytes = (text: string) => new TextEncoder().encode(text);

/** The check against keys that a server of the test publishes; `signer` may be replaced while it runs. */
async function withSignatures(
  userId: string | null,
  use: (w: {
    check: (headers: Headers, body?: string) => Promise<string | null>;
    clock: FakeClock;
    published: { signer: WebhookSigner };
    fetches: () => number;
  }) => Promise<void>,
) {
  const clock = new FakeClock();
  const published = { signer: await createWebhookSigner() };
  await withHttpServer(
    () => Response.json(published.signer.jwks),
    async (keysUrl, seen) => {
      const signatures = createWebhookSignatures({ keysUrl, userId, clock });
      const check = (headers: Headers, body = BODY) => signatures.verifiedRequestId(headers, bytes(body));
      await use({ check, clock, published, fetches: () => seen.length });
    },
  );
}

Deno.test("a webhook that Fal signed tells its request", async () => {
  await withSignatures("us", async ({ check, clock, published }) => {
    const headers = await published.signer.headers({ requestId: "r-1", at: clock.now(), body: BODY });
    assert.equal(await check(headers), "r-1");
  });
});

Deno.test("one of whose parts anything was changed is refused", async () => {
  await withSignatures(null, async ({ check, clock, published }) => {
    const good = await published.signer.headers({ requestId: "r-1", at: clock.now(), body: BODY });
    assert.equal(await check(good, `${BODY} `), null);
    for (const [name, value] of [
      ["x-fal-webhook-request-id", "r-2"],
      ["x-fal-webhook-user-id", "them"],
      ["x-fal-webhook-timestamp", String(Math.floor(clock.now() / 1000) + 1)],
      ["x-fal-webhook-timestamp", "soon"],
      ["x-fal-webhook-signature", "0".repeat(128)],
      ["x-fal-webhook-signature", "not hex"],
      ["x-fal-webhook-signature", ""],
    ] as const) {
      const headers = new Headers(good);
      headers.set(name, value);
      assert.equal(await check(headers), null, `${name}: ${value}`);
    }
    for (const name of good.keys()) {
      const headers = new Headers(good);
      headers.delete(name);
      assert.equal(await check(headers), null, `without ${name}`);
    }
  });
});

Deno.test("Fal signs for all its customers: only ours are taken, where we know our name", async () => {
  await withSignatures("us", async ({ check, clock, published }) => {
    const webhook = { requestId: "r-1", userId: "them", at: clock.now(), body: BODY };
    assert.equal(await check(await published.signer.headers(webhook)), null);
  });
});

for (const [seconds, expected] of [
  [-301, null],
  [-299, "r-1"],
  [299, "r-1"],
  [301, null],
] as const) {
  Deno.test(`a webhook of ${seconds} s from now is ${expected ? "fresh" : "stale"}`, async () => {
    await withSignatures(null, async ({ check, clock, published }) => {
      const at = clock.now() + seconds * 1000;
      const headers = await published.signer.headers({ requestId: "r-1", at, body: BODY });
      assert.equal(await check(headers), expected);
    });
  });
}

Deno.test("keys are kept for a day, and looked up again when none fits, once a minute", async () => {
  await withSignatures(null, async ({ check, clock, published, fetches }) => {
    const sign = () => published.signer.headers({ requestId: "r-1", at: clock.now(), body: BODY });
    await check(await sign());
    await check(await sign());
    assert.equal(fetches(), 1);

    published.signer = await createWebhookSigner();
    assert.equal(await check(await sign()), null, "the keys were fetched just now");
    assert.equal(fetches(), 1);
    clock.advance(61_000);
    assert.equal(await check(await sign()), "r-1");
    assert.equal(fetches(), 2);

    clock.advance(25 * 60 * 60_000);
    await check(await sign());
    assert.equal(fetches(), 3);
  });
});

Deno.test("without keys nothing can be said: an error, so that Fal comes again", async () => {
  const clock = new FakeClock();
  const signatures = createWebhookSignatures({ keysUrl: "http://127.0.0.1:1/", userId: null, clock });
  const signer = await createWebhookSigner();
  const webhook = await signer.headers({ requestId: "r-1", at: clock.now(), body: BODY });
  await assert.rejects(signatures.verifiedRequestId(webhook, bytes(BODY)), ServiceError);
});
