import { describe, expect, test } from "vitest";
import { generateRequestSchema, generationParams, promptSchema, seedSchema } from "./generate.ts";
import { LIMITS } from "./limits.ts";

const request = {
  id: "0b6e8f0e-3c5d-4c8e-9a44-2f0f6b7a1d10",
  prompt: "A heron",
  image_size: "landscape_4_3",
  num_images: 1,
};

const accepts = (changes: object) => generateRequestSchema.safeParse({ ...request, ...changes }).success;

describe("a request", () => {
  test("needs no more than id, prompt, shape and count", () => {
    expect(generateRequestSchema.parse(request)).toEqual(request);
  });

  test.each([
    { extra: 1 },
    { credits: 9999 },
    { enable_safety_checker: false },
    { id: "1" },
    // A v1 uuid tells when and where it was made; only random ones are ids.
    { id: "c232ab00-9414-11ec-b3c8-9e6bdeced846" },
    { num_images: 0 },
    { num_images: 5 },
    { num_images: 1.5 },
    { num_images: "1" },
    { num_inference_steps: 0 },
    { num_inference_steps: 13 },
    { image_size: "portrait_4_5" },
    { image_size: { width: 4096, height: 4096 } },
    { output_format: "webp" },
    { style: "toString" },
    { seed: 7 },
    { prompt: undefined },
  ])("is refused with %j", (changes) => {
    expect(accepts(changes)).toBe(false);
  });

  test("with everything chosen is stored as it was chosen", () => {
    const full = generateRequestSchema.parse({
      ...request,
      seed: "7",
      num_inference_steps: 12,
      output_format: "png",
      style: "ink",
    });
    expect(generationParams(full)).toEqual({
      image_size: "landscape_4_3",
      num_images: 1,
      seed: "7",
      num_inference_steps: 12,
      output_format: "png",
      style: "ink",
    });
  });

  test("without choices is stored with the defaults", () => {
    expect(generationParams(generateRequestSchema.parse(request))).toMatchObject({
      seed: null,
      num_inference_steps: LIMITS.steps.default,
      output_format: "jpeg",
      style: null,
    });
  });
});

describe("a prompt", () => {
  test("is trimmed before it is measured", () => {
    const longest = "x".repeat(LIMITS.promptLength);
    expect(promptSchema.parse(`  ${longest}\n`)).toBe(longest);
    expect(promptSchema.safeParse(`${longest}x`).success).toBe(false);
    expect(promptSchema.safeParse(" \n\t ").success).toBe(false);
  });

  test.each([
    "two\nlines\tand a tab",
    "Ünïcödé 雪 🦢",
    "<script>alert(1)</script>",
    "100% \\ \"quoted\" 'text'",
    "a family \u{1F468}\u200D\u{1F469}\u200D\u{1F467} and a flag \u{1F3F3}\uFE0F\u200D\u{1F308}",
    "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
    "\u05E9\u05DC\u05D5\u05DD\u200F!",
    "soft\u00ADhyphen and zero\u200Bwidth",
  ])("may be %j", (text) => {
    expect(promptSchema.parse(text)).toBe(text);
  });

  test.each(["nul\u0000", "escape\u001b[31m", "delete\u007f", "c1\u009b", "lone\ud800", "carriage\rreturn"])(
    "may not be %j",
    (text) => {
      expect(promptSchema.safeParse(text).success).toBe(false);
    },
  );

  test.each([
    ["zero width space", "\u200b"],
    ["joiners alone", "\u200d\u200c"],
    ["a word joiner between spaces", " \u2060\u3000\u2060 "],
    ["Hangul fillers", "\u3164\u115f\uffa0"],
    ["a variation selector", "\ufe0f"],
    ["empty braille", "\u2800"],
    ["tags", "\u{E0041}"],
    ["a private character", "\ue000"],
    ["a line separator", "\u2028\ufeff"],
  ])("that shows nothing asks for words: %s", (_name, text) => {
    expect(promptSchema.safeParse(text).error?.issues[0]?.message).toBe("Write what you want to see.");
  });

  test.each(["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"])(
    "may not turn the direction of writing with %j",
    (control) => {
      expect(promptSchema.safeParse(`a ${control}heron`).error?.issues[0]?.message).toContain(
        "invisible marks",
      );
    },
  );
});

describe("a seed", () => {
  test.each(["0", "7", "9007199254740993", "18446744073709551615"])("may be %s", (seed) => {
    expect(seedSchema.parse(seed)).toBe(seed);
  });

  test.each(["", "-1", "1.5", "1e3", "007", "18446744073709551616", "123456789012345678901", " 7", "0x7"])(
    "may not be %j",
    (seed) => {
      expect(seedSchema.safeParse(seed).success).toBe(false);
    },
  );
});
