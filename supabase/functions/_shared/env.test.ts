import assert from "node:assert/strict";
import { readConfig } from "./env.ts";

const COMPLETE = {
  SUPABASE_URL: "http://127.0.0.1:54321",
  SUPABASE_ANON_KEY: "anon",
  SUPABASE_SERVICE_ROLE_KEY: "service",
  FAL_KEY: "id:canary",
  FAL_WEBHOOK_SECRET: "canary-webhook-secret",
  REAP_SECRET: "canary-reap-secret",
  ALLOWED_ORIGINS: "http://127.0.0.1:5173, https://easel.example",
};

function config(changes: Record<string, string | undefined> = {}) {
  const values = new Map(Object.entries({ ...COMPLETE, ...changes }));
  return readConfig({ get: (name) => values.get(name) });
}

Deno.test("a complete environment is read", () => {
  assert.deepEqual(config(), {
    supabaseUrl: "http://127.0.0.1:54321",
    publicSupabaseUrl: "http://127.0.0.1:54321",
    publishableKey: "anon",
    secretKey: "service",
    falKey: "id:canary",
    falBaseUrl: null,
    webhookSecret: "canary-webhook-secret",
    falUserId: null,
    falKeysUrl: "https://rest.fal.ai/.well-known/jwks.json",
    reapSecret: "canary-reap-secret",
    allowedOrigins: ["http://127.0.0.1:5173", "https://easel.example"],
  });
});

Deno.test("keys of the newer kind come first, by the name `default` or else the first", () => {
  const SUPABASE_PUBLISHABLE_KEYS = '{"web":"sb_publishable_1","default":"sb_publishable_2"}';
  const { publishableKey, secretKey } = config({
    SUPABASE_PUBLISHABLE_KEYS,
    SUPABASE_SECRET_KEYS: '{"a":"sb_secret_1"}',
  });
  assert.deepEqual([publishableKey, secretKey], ["sb_publishable_2", "sb_secret_1"]);
});

for (const keys of ["sb_secret_canary", "{}", "null", "[]", '{"default":7}']) {
  Deno.test(`${keys} is no map of keys, and is not repeated in the error`, () => {
    assert.throws(
      () => config({ SUPABASE_SECRET_KEYS: keys }),
      ({ message }: Error) =>
        message.startsWith("SUPABASE_SECRET_KEYS must be") && !message.includes("canary"),
    );
  });
}

for (const name of Object.keys(COMPLETE)) {
  Deno.test(`without ${name} nothing starts`, () => {
    assert.throws(() => config({ [name]: undefined }), { message: `${name} is not set.` });
    assert.throws(() => config({ [name]: "  " }), { message: `${name} is not set.` });
  });
}

for (const name of ["FAL_WEBHOOK_SECRET", "REAP_SECRET"]) {
  Deno.test(`a ${name} that can be guessed is refused, and not repeated in the error`, () => {
    assert.throws(() => config({ [name]: "canary" }), {
      message: `${name} must have at least 16 characters.`,
    });
  });
}

Deno.test("Fal's keys are where Fal says, where the simulator has them, or where one is told", () => {
  assert.equal(
    config({ FAL_BASE_URL: "http://127.0.0.1:1234" }).falKeysUrl,
    "http://127.0.0.1:1234/rest.fal.ai/.well-known/jwks.json",
  );
  const FAL_JWKS_URL = "https://rest.alpha.fal.ai/.well-known/jwks.json";
  assert.equal(config({ FAL_JWKS_URL }).falKeysUrl, FAL_JWKS_URL);
  assert.throws(() => config({ FAL_JWKS_URL: "file:///keys" }), /FAL_JWKS_URL/);
});

Deno.test("addresses lose the slash at their end", () => {
  const { supabaseUrl, publicSupabaseUrl, falBaseUrl } = config({
    SUPABASE_URL: "http://kong:8000/",
    PUBLIC_SUPABASE_URL: "https://api.easel.example/",
    FAL_BASE_URL: "http://localhost:1234/",
  });
  assert.deepEqual(
    [supabaseUrl, publicSupabaseUrl, falBaseUrl],
    ["http://kong:8000", "https://api.easel.example", "http://localhost:1234"],
  );
});

for (const url of ["http://127.0.0.1:1234", "http://127.9.9.9:1", "http://[::1]:1234", "https://localhost"]) {
  Deno.test(`the simulator may be at ${url}`, () =>
    assert.equal(config({ FAL_BASE_URL: url }).falBaseUrl, url),
  );
}

for (const url of [
  "https://fal.example",
  "http://127.0.0.1.evil.example",
  "http://localhost.evil.example",
  "http://evil.example#localhost",
  "http://localhost@evil.example",
  "http://10.0.0.1",
  "http://0.0.0.0",
  "file:///tmp",
  "nonsense",
]) {
  Deno.test(`the simulator may not be at ${url}`, () => {
    assert.throws(() => config({ FAL_BASE_URL: url }), /FAL_BASE_URL/);
  });
}

for (const origins of [
  "*",
  "https://easel.example/",
  "easel.example",
  "https://*.easel.example/x",
  "null",
  "https://a.example,,",
]) {
  Deno.test(`${origins} is no list of origins`, () => {
    assert.throws(() => config({ ALLOWED_ORIGINS: origins }), /ALLOWED_ORIGINS/);
  });
}
