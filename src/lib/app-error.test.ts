import {
  AuthApiError,
  AuthRetryableFetchError,
  FunctionsFetchError,
  FunctionsHttpError,
} from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import { REFUSALS } from "@contract/errors.ts";
import { AppError, toAppError } from "@/lib/app-error";

function functionError(status: number, body: string): FunctionsHttpError {
  return new FunctionsHttpError(new Response(body, { status }));
}

describe("toAppError", () => {
  test("keeps an AppError as it is", async () => {
    const error = new AppError("conflict", "words", false);
    expect(await toAppError(error)).toBe(error);
  });

  test("reads a refusal of ours, with our own words for it", async () => {
    const error = await toAppError(
      functionError(402, '{"code":"insufficient_credits","message":"anything"}'),
    );
    expect(error).toMatchObject({
      code: "insufficient_credits",
      message: REFUSALS.insufficient_credits.message,
      retryable: false,
    });
  });

  test.each([
    [500, '{"code":"internal","message":"x"}', "internal", true],
    [502, "<html>bad gateway</html>", "internal", true],
    [504, '{"message":"a code that we do not have","code":"toString"}', "internal", true],
    [503, '{"code":"paused","message":"x"}', "paused", false],
    [401, '{"msg":"invalid JWT"}', "unauthorized", false],
    [400, "", "invalid_request", false],
  ])("takes a %d with the body %s for %s", async (status, body, code, retryable) => {
    expect(await toAppError(functionError(status, body))).toMatchObject({ code, retryable });
  });

  test.each([
    new FunctionsFetchError(new TypeError("Failed to fetch")),
    new AuthRetryableFetchError("Failed to fetch", 0),
    { code: "", message: "TypeError: Failed to fetch", details: "", hint: "" },
    new TypeError("Load failed"),
  ])("knows a lost network by %s", async (error) => {
    expect(await toAppError(error)).toMatchObject({ code: "network", retryable: true });
  });

  test("a fault of the Auth server is not a lost network", async () => {
    expect(await toAppError(new AuthRetryableFetchError("x", 500))).toMatchObject({ code: "internal" });
  });

  test("never repeats the database's own words", async () => {
    const error = await toAppError({ code: "42P01", message: 'relation "secret" does not exist' });
    expect(error).toMatchObject({ code: "internal", message: REFUSALS.internal.message });
  });

  test("an expired token is a matter of signing in", async () => {
    expect(await toAppError({ code: "PGRST303", message: "JWT expired" })).toMatchObject({
      code: "unauthorized",
    });
  });

  test.each([
    ["invalid_credentials", 400, "invalid_credentials"],
    ["user_already_exists", 422, "sign_up_refused"],
    ["over_request_rate_limit", 429, "too_many_tries"],
    [undefined, 429, "too_many_tries"],
    [undefined, 422, "sign_up_refused"],
    ["email_not_confirmed", 400, "email_not_confirmed"],
    ["unexpected_failure", 500, "internal"],
  ])("takes Auth's %s with %d for %s", async (code, status, expected) => {
    expect(await toAppError(new AuthApiError("words of the server", status, code))).toMatchObject({
      code: expected,
    });
  });

  test("says nothing about whether an address has an account", async () => {
    const taken = await toAppError(new AuthApiError("User already registered", 422, "user_already_exists"));
    expect(taken.message).not.toMatch(/taken|exists|registered|in use/i);
  });
});
