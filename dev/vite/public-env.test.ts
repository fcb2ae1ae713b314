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

test("the origin for the CSP, and none while there is no address", () => {
  const env = (url: string) => ({ SUPABASE_URL: url, SUPABASE_ANON_KEY: "" });
  expect(supabaseOrigin(env(`${URL_SET}/`))).toBe(URL_SET);
  expect(supabaseOrigin(env("not an address"))).toBe("'self'");
});
