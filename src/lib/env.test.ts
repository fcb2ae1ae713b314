import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/env";

const URL_OK = "https://abc.supabase.co";
const KEY_OK = "sb_publishable_abc";

function jwt(role: string): string {
  return `e30.${btoa(JSON.stringify({ role })).replaceAll("=", "")}.c2ln`;
}

describe("readEnv", () => {
  test.each([KEY_OK, jwt("anon")])("takes the public key %s", (key) => {
    expect(readEnv(URL_OK, key)).toEqual({ env: { supabaseUrl: URL_OK, supabaseKey: key } });
  });

  test("forgives a trailing slash and spaces around", () => {
    expect(readEnv(` ${URL_OK}/ `, ` ${KEY_OK}\n`).env).toEqual({ supabaseUrl: URL_OK, supabaseKey: KEY_OK });
  });

  test("says everything that is missing at once", () => {
    expect(readEnv("", "").problems).toEqual(["SUPABASE_URL is not set.", "SUPABASE_ANON_KEY is not set."]);
  });

  test.each(["abc.supabase.co", "ftp://abc.supabase.co", `${URL_OK}/rest/v1`, `${URL_OK}/?x=1`])(
    "refuses the address %s",
    (url) => {
      expect(readEnv(url, KEY_OK).problems).toHaveLength(1);
    },
  );

  test.each(["sb_secret_abc", jwt("service_role")])("refuses the secret key %s", (key) => {
    expect(readEnv(URL_OK, key).problems?.[0]).toContain("secret");
  });

  test("refuses a key that was cut in two", () => {
    expect(readEnv(URL_OK, "sb_publishable_ab c").problems?.[0]).toContain("space");
  });
});
