import { expect, test } from "vitest";
import { generateResponseSchema } from "./generation.ts";

const answer = {
  generation: {
    id: "0b6e8f0e-3c5d-4c8e-9a44-2f0f6b7a1d10",
    prompt: "A heron",
    model: "fal-ai/flux/schnell",
    params: {
      image_size: "square_hd",
      num_images: 1,
      seed: null,
      num_inference_steps: 4,
      output_format: "jpeg",
      style: null,
    },
    status: "pending",
    cost: 1,
    charged_count: 0,
    filtered_count: 0,
    failed_count: 0,
    rescued: false,
    error_code: null,
    created_at: "2026-11-22T10:00:00Z",
    finished_at: null,
  },
  images: [],
};

test("an answer is read, and columns that a newer server adds are dropped", () => {
  const newer = { ...answer, generation: { ...answer.generation, input_hash: "x" } };
  expect(generateResponseSchema.parse(newer)).toEqual(answer);
});

test("a shape that a newer server knows is read all the same", () => {
  const params = { ...answer.generation.params, image_size: "panorama", style: "mosaic" };
  const newer = { ...answer, generation: { ...answer.generation, params } };
  expect(generateResponseSchema.parse(newer).generation.params.image_size).toBe("panorama");
});

test.each([{ cost: -1 }, { cost: 0.5 }, { status: "done" }, { charged_count: "1" }])(
  "an answer with %j is not understood",
  (changes) => {
    const broken = { ...answer, generation: { ...answer.generation, ...changes } };
    expect(generateResponseSchema.safeParse(broken).success).toBe(false);
  },
);
