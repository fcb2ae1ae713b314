import { describe, expect, test } from "vitest";
import {
  composerState,
  promptProblem,
  type Circumstances,
} from "@/features/generate/composer/composer-state";
import { recipe } from "@/testing/factories";

const ready: Circumstances = { online: true, paused: false, credits: 10, price: 1, refusal: "" };

describe("composerState", () => {
  test("is ready, and knows its price", () => {
    expect(composerState(recipe({ num_images: 3 }), { ...ready, price: 2 })).toEqual({
      cost: 6,
      blocked: false,
      reason: "",
    });
  });

  test("does not block before the balance is known", () => {
    expect(composerState(recipe(), { ...ready, credits: undefined }).blocked).toBe(false);
  });

  test.each([
    [{ online: false }, "You are offline. Your prompt is kept."],
    [{ paused: true }, "Drawing is paused for now. Your prompt is kept."],
    [{ credits: 0 }, "No credits left. Your prompt is kept."],
    [{ credits: 1 }, "This costs 2 credits and 1 is left. Choose fewer pictures."],
  ])("blocks with %j and says why", (circumstances, reason) => {
    expect(composerState(recipe({ num_images: 2 }), { ...ready, ...circumstances })).toMatchObject({
      blocked: true,
      reason,
    });
  });

  test("a refusal is told, and another try is allowed", () => {
    expect(composerState(recipe(), { ...ready, refusal: "Too many requests." })).toMatchObject({
      blocked: false,
      reason: "Too many requests. Your prompt is kept.",
    });
  });

  test("a seed that is no number blocks", () => {
    expect(composerState(recipe({ seed: "12a" }), ready)).toMatchObject({
      blocked: true,
      reason: "A seed is a whole number.",
    });
  });

  test("counts the characters when few are left", () => {
    expect(composerState(recipe({ prompt: "x".repeat(1900) }), ready).reason).toBe(
      "1,900 of 2,000 characters",
    );
  });
});

test("an empty prompt is asked for", () => {
  expect(promptProblem("  \n ")).toBe("Write what you want to see.");
  expect(promptProblem("A heron")).toBeUndefined();
});
