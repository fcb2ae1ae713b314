import { expect, test } from "vitest";
import { publicEnv, supabaseOrigin } from "./public-env.ts";

const URL_SET = "https://abc.supabase.co";

test("takes the plain names before the VITE_ ones", () => {
  expect(
    publicEnv({
      SUPABASE_URL: URL_SET,
      VITE_SUPABASE_URL: "https://other.test",
      VITE_SUPABASE_ANON_KEY: "key",
    }),
  ).toEqual({ SUPABASE_URL: URL_SET, SUPABASE_ANON_KEY: "key" });
});

test("takes nothing else of what stands beside them", () => {
  const env = { SUPABASE_SERVICE_ROLE_KEY: "secret", FAL_KEY: "secret", PATH: "/bin" };
  expect(publicEnv(env)).toEqual({ SUPABASE_URL: "", SUPABASE_ANON_KEY: "" });
});

test.each(["VITE_SUPABASE_SERVICE_ROLE_KEY", "VITE_FAL_KEY", "VITE_STRIPE_SECRET_KEY"])(
  "refuses to build with the secret %s in a name that is published",
  (name) => {
    expect(() => publicEnv({ [name]: "value" })).toThrow(name);
  },
);

function jwt(role: string): string {
  return `e30.${Buffer.from(JSON.stringify({ role, iss: "supabase" })).toString("base64url")}.c2ln`;
}

const NAMES = ["SUPABASE_ANON_KEY", "VITE_SUPABASE_ANON_KEY", "SUPABASE_URL"];

test.each(NAMES)("refuses to build with a secret key in %s, and does not repeat it", (name) => {
  for (const secret of ["sb_secret_abcdef", ' "sb_secret_abcdef"\n', jwt("service_role")]) {
    const build = () => publicEnv({ SUPABASE_URL: URL_SET, [name]: secret });
    expect(build).toThrow(`${name} is published with the app and holds a secret key`);
    expect(build).not.toThrow(secret.trim());
  }
});

test.each(["SUPABASE_SERVICE_ROLE_KEY", "FAL_KEY", "SUPABASE_SECRET_KEYS"])(
  "refuses to build when the public key is the same as %s, whatever it looks like",
  (twin) => {
    const env = { SUPABASE_ANON_KEY: "id:of-no-known-form", [twin]: " id:of-no-known-form\n" };
    expect(() => publicEnv(env)).toThrow(`holds the same as ${twin}`);
  },
);

test.each(["sb_publishable_abc", jwt("anon")])("builds with the public key %s beside the secrets", (key) => {
  const env = { SUPABASE_ANON_KEY: key, SUPABASE_SERVICE_ROLE_KEY: jwt("service_role"), FAL_KEY: "a:b" };
  expect(publicEnv(env).SUPABASE_ANON_KEY).toBe(key);
});

test("secrets that are not set are the same as nothing", () => {
  expect(publicEnv({ SUPABASE_ANON_KEY: "", SUPABASE_SERVICE_ROLE_KEY: "", FAL_KEY: "" })).toEqual({
    SUPABASE_URL: "",
    SUPABASE_ANON_KEY: "",
  });
});

test("the origin for the CSP, and none while there is no address", () => {
  const env = (url: string) => ({ SUPABASE_URL: url, SUPABASE_ANON_KEY: "" });
  expect(supabaseOrigin(env(`${URL_SET}/`))).toBe(URL_SET);
  expect(supabaseOrigin(env("not an address"))).toBe("'self'");
});
