import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  contentSecurityPolicy,
  HOSTED_SUPABASE_ORIGINS,
  securityHeaders,
  STRICT_TRANSPORT_SECURITY,
} from "./security-headers.ts";

interface VercelConfig {
  headers: { source: string; headers: { key: string; value: string }[] }[];
}

const vercel = JSON.parse(
  readFileSync(new URL("../../vercel.json", import.meta.url), "utf8"),
) as VercelConfig;

test("vercel.json sends the headers that the preview server sends", () => {
  const everywhere = vercel.headers.find((entry) => entry.source === "/(.*)");
  const sent = Object.fromEntries(everywhere?.headers.map(({ key, value }) => [key, value]) ?? []);
  expect(sent).toEqual({
    ...securityHeaders(HOSTED_SUPABASE_ORIGINS),
    "Strict-Transport-Security": STRICT_TRANSPORT_SECURITY,
  });
});

test("nothing inline, no other origin than the app's own and Supabase's", () => {
  const policy = contentSecurityPolicy("https://abc.supabase.co");
  expect(policy).not.toContain("unsafe");
  expect(policy).not.toMatch(/\sdata:|\sblob:|\s\*/);
  expect(policy.match(/https?:\/\/[^\s;]+/g)).toEqual(["https://abc.supabase.co", "https://abc.supabase.co"]);
});
