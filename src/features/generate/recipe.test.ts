import { expect, test } from "vitest";
import { generateRequestSchema } from "@contract/generate.ts";
import { DEFAULT_RECIPE, parseRecipe, recipeOfGeneration, toRequest } from "@/features/generate/recipe";
import { generation, recipe, request } from "@/testing/factories";

test("a request is one that the contract takes, with its defaults spelled out", () => {
  const sent = toRequest(crypto.randomUUID(), recipe({ prompt: "  A heron  " }));
  expect(generateRequestSchema.parse(sent)).toEqual(sent);
  expect(sent).toMatchObject({ prompt: "A heron", num_inference_steps: 4, output_format: "jpeg" });
});

test("what was not chosen is left out, since the contract knows no null", () => {
  const sent = request();
  expect("seed" in sent || "style" in sent).toBe(false);
});

test("a request that is rebuilt from its row equals the one that was sent", () => {
  const sent = request({ seed: "18446744073709551615", style: "ink", num_images: 3, output_format: "png" });
  expect(toRequest(sent.id, recipeOfGeneration(generation(sent)))).toEqual(sent);
});

test.each([
  undefined,
  null,
  7,
  "text",
  {},
  { num_images: 99, image_size: "toString", style: "gone", seed: 5 },
])("a stored recipe of %j falls back to what is valid", (stored) => {
  expect(parseRecipe(stored)).toEqual(DEFAULT_RECIPE);
});
