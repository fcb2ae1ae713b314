import { describe, expect, test } from "vitest";
import { readGenerationInput } from "./generation-input.ts";

function read(input: object) {
  return readGenerationInput(JSON.stringify({ prompt: "sea", ...input }));
}

test("defaults are Fal's", () => {
  expect(read({})).toMatchObject({
    ok: true,
    input: {
      prompt: "sea",
      width: 1024,
      height: 768,
      steps: 4,
      seed: null,
      numImages: 1,
      enableSafetyChecker: true,
      outputFormat: "jpeg",
    },
  });
});

test.each([
  ["square_hd", 1024, 1024],
  ["square", 512, 512],
  ["portrait_4_3", 768, 1024],
  ["portrait_16_9", 576, 1024],
  ["landscape_4_3", 1024, 768],
  ["landscape_16_9", 1024, 576],
])("preset %s", (image_size, width, height) => {
  expect(read({ image_size })).toMatchObject({ ok: true, input: { width, height } });
});

test("a size of one's own, unknown keys and nulls are taken", () => {
  const input = { image_size: { width: 640, height: 360 }, made_up: 1, num_images: null };
  expect(read(input)).toMatchObject({ ok: true, input: { width: 640, height: 360, numImages: 1 } });
});

test("a seed keeps its digits", () => {
  const text = '{"prompt":"sea","seed":18446744073709551615}';
  expect(readGenerationInput(text)).toMatchObject({ ok: true, input: { seed: 18446744073709551615n } });
});

describe("refusals name the field and the kind", () => {
  test.each([
    [{ prompt: undefined }, ["body", "prompt"], "missing"],
    [{ prompt: 7 }, ["body", "prompt"], "string_type"],
    [{ num_images: 0 }, ["body", "num_images"], "greater_than_equal"],
    [{ num_images: 5 }, ["body", "num_images"], "less_than_equal"],
    [{ num_images: "2" }, ["body", "num_images"], "int_type"],
    [{ num_images: 1.5 }, ["body", "num_images"], "int_from_float"],
    [{ num_inference_steps: 0 }, ["body", "num_inference_steps"], "greater_than_equal"],
    [{ num_inference_steps: 13 }, ["body", "num_inference_steps"], "less_than_equal"],
    [{ image_size: "huge" }, ["body", "image_size"], "enum"],
    [{ image_size: { width: 0, height: 8 } }, ["body", "image_size", "width"], "greater_than_equal"],
    [{ image_size: { width: 8, height: "8" } }, ["body", "image_size", "height"], "int_type"],
    [{ seed: 1.5 }, ["body", "seed"], "int_type"],
    [{ seed: "1" }, ["body", "seed"], "int_type"],
    [{ guidance_scale: 21 }, ["body", "guidance_scale"], "less_than_equal"],
    [{ output_format: "webp" }, ["body", "output_format"], "literal_error"],
    [{ acceleration: "warp" }, ["body", "acceleration"], "literal_error"],
    [{ enable_safety_checker: "yes" }, ["body", "enable_safety_checker"], "bool_type"],
  ])("%j", (input, loc, type) => {
    expect(read(input)).toMatchObject({ ok: false, errors: [{ loc, type }] });
  });

  test("all of them at once", () => {
    const answer = read({ num_images: 9, image_size: "huge" });
    expect(answer.ok ? [] : answer.errors).toHaveLength(2);
  });

  test.each(["", "{", "[]", "7", "null"])("a body that is no object: %j", (text) => {
    expect(readGenerationInput(text)).toMatchObject({
      ok: false,
      errors: [{ loc: expect.arrayContaining(["body"]) as unknown }],
    });
  });
});
