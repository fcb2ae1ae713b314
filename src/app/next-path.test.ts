import { describe, expect, test } from "vitest";
import { nextPath } from "@/app/next-path";

describe("nextPath", () => {
  test.each(["/create", "/gallery", "/me", "/gallery?shape=square"])("keeps our own %s", (path) => {
    expect(nextPath(path)).toBe(path);
  });

  test.each([
    null,
    "",
    "/",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "@evil.example",
    "https:evil.example",
    "https://evil.example/create",
    "javascript:alert(1)",
    "%2f%2fevil.example",
    "/%2f%2fevil.example",
    "/create/../..//evil.example",
    "/\t/evil.example",
    "/create#@evil.example",
    "/create/",
    "/sign-in",
  ])("refuses %j", (path) => {
    expect(nextPath(path)).toBe("/create");
  });

  test("a query of ours stays on our origin", () => {
    const target = new URL(nextPath("/create?x=//evil.example"), "https://easel.example");
    expect(target.origin).toBe("https://easel.example");
  });
});
