import assert from "node:assert/strict";
import { createAuth } from "./auth.ts";
import { Refusal } from "./refusal.ts";
import { createSupabaseClients } from "./supabase-clients.ts";
import { type SeenRequest, withHttpServer } from "./testing/http-server.ts";
import { createSigningKey, unsignedToken } from "./testing/tokens.ts";

const USER = "0b9f0e1c-3f5a-4a53-9a2e-0d8f3c6b7a10";
const soon = () => Math.floor(Date.now() / 1000) + 3600;
const claims = (changes: object = {}) => ({ sub: USER, role: "authenticated", exp: soon(), ...changes });

const key = await createSigningKey("ours");
const foreignKey = await createSigningKey("ours");

/** Auth of a project whose tokens are signed with a published key, or with a secret where it asks about each. */
function authServer(request: SeenRequest): Response {
  if (request.path === "/auth/v1/.well-known/jwks.json") return Response.json({ keys: [key.jwk] });
  const isKnown = request.headers.get("authorization")?.endsWith(".AAAB");
  return isKnown
    ? Response.json({ id: USER, aud: "authenticated" })
    : Response.json({ code: 403, error_code: "bad_jwt", msg: "invalid JWT" }, { status: 403 });
}

function authAt(supabaseUrl: string) {
  const config = { supabaseUrl, publishableKey: "sb_publishable_x", secretKey: "sb_secret_x" };
  return createAuth(createSupabaseClients(config).anonymous.auth);
}

function requestWith(authorization: string | null): Request {
  return new Request("http://f/", { headers: authorization === null ? {} : { authorization } });
}

Deno.test("a signed-in user's token names the user", async () => {
  await withHttpServer(authServer, async (url, seen) => {
    const auth = authAt(url);
    const token = await key.sign(claims());
    assert.equal(await auth.requireUser(requestWith(`Bearer ${token}`)), USER);
    assert.equal(await auth.requireUser(requestWith(`bearer ${token}`)), USER);
    assert.equal(seen.length, 1, "the keys are fetched once");
  });
});

Deno.test("where tokens are signed with a secret, Auth is asked", async () => {
  await withHttpServer(authServer, async (url, seen) => {
    const token = `${unsignedToken(claims(), { alg: "HS256", typ: "JWT" })}.AAAB`;
    assert.equal(await authAt(url).requireUser(requestWith(`Bearer ${token}`)), USER);
    assert.equal(seen[0]?.path, "/auth/v1/user");
  });
});

const signedByNobody = `${unsignedToken(claims(), { alg: "HS256", typ: "JWT" })}.AAAA`;
const withoutAlgorithm = `${unsignedToken(claims(), { alg: "none", typ: "JWT", kid: "ours" })}.`;
const genuine = await key.sign(claims());

for (const [what, authorization] of [
  ["no token", null],
  ["another scheme", `Basic ${genuine}`],
  ["the publishable key", "Bearer sb_publishable_x"],
  ["a key of the older kind", `Bearer ${await key.sign({ role: "anon", exp: soon() })}`],
  ["the service role's key", `Bearer ${await key.sign({ role: "service_role", exp: soon() })}`],
  ["a service role with a user", `Bearer ${await key.sign(claims({ role: "service_role" }))}`],
  ["an expired token", `Bearer ${await key.sign(claims({ exp: 1_000_000_000 }))}`],
  ["a token without an expiry", `Bearer ${await key.sign(claims({ exp: undefined }))}`],
  ["a subject that is no uuid", `Bearer ${await key.sign(claims({ sub: "admin" }))}`],
  ["a foreign signature", `Bearer ${await foreignKey.sign(claims())}`],
  ["a key that is not published", `Bearer ${await foreignKey.sign(claims(), { kid: "other" })}`],
  ["claims changed after signing", `Bearer ${genuine.replace(/\.[^.]+\./, `.${btoa("{}")}.`)}`],
  ["an unsigned token", `Bearer ${signedByNobody}`],
  ["the algorithm none", `Bearer ${withoutAlgorithm}`],
  ["no token at all", "Bearer "],
  ["noise", "Bearer a.b.c"],
] as const) {
  Deno.test(`${what} is refused`, async () => {
    await withHttpServer(authServer, async (url) => {
      await assert.rejects(
        authAt(url).requireUser(requestWith(authorization)),
        (error) => error instanceof Refusal && error.code === "unauthorized",
      );
    });
  });
}

for (const [what, server] of [
  ["answers 500", () => Response.json({ msg: "x" }, { status: 500 })],
  ["answers 503", () => new Response("", { status: 503 })],
  ["has had enough", () => Response.json({ msg: "x" }, { status: 429 })],
] as const) {
  Deno.test(`when Auth ${what}, nobody is told to sign in again`, async () => {
    await withHttpServer(server, async (url) => {
      await assert.rejects(
        authAt(url).requireUser(requestWith(`Bearer ${signedByNobody}`)),
        (error) => error instanceof Refusal && error.code === "internal",
      );
    });
  });
}

Deno.test("when Auth cannot be reached, nobody is told to sign in again", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${listener.addr.port}`;
  listener.close();
  // supabase-js keeps the keys that it has seen, so this one must be new to it.
  for (const token of [signedByNobody, await foreignKey.sign(claims(), { kid: "new" })]) {
    await assert.rejects(
      authAt(url).requireUser(requestWith(`Bearer ${token}`)),
      (error) => error instanceof Refusal && error.code === "internal",
    );
  }
});
