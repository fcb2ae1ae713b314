import type { GenerateRequest, GenerationParams } from "@contract/generate.ts";
import type { Generation } from "@contract/generation.ts";
import { DEFAULT_IMAGE_SIZE, IMAGE_SIZES, type ImageSize } from "@contract/image-sizes.ts";
import { LIMITS } from "@contract/limits.ts";
import { STYLES, type StyleName } from "@contract/styles.ts";

/** Everything that decides what is drawn. */
export type Recipe = GenerationParams & { prompt: string };

export const DEFAULT_RECIPE: Recipe = {
  prompt: "",
  image_size: DEFAULT_IMAGE_SIZE,
  num_images: 1,
  seed: null,
  num_inference_steps: LIMITS.steps.default,
  output_format: "jpeg",
  style: null,
};

export function isSameRecipe(a: Recipe, b: Recipe): boolean {
  return (Object.keys(a) as (keyof Recipe)[]).every((part) => a[part] === b[part]);
}

function isImageSize(name: unknown): name is ImageSize {
  return typeof name === "string" && Object.hasOwn(IMAGE_SIZES, name);
}

function isStyleName(name: unknown): name is StyleName {
  return typeof name === "string" && Object.hasOwn(STYLES, name);
}

/**
 * The request for a recipe. Defaults are spelled out and absent choices left out, always in the same
 * way: a request that is rebuilt from its row must equal the one that was sent.
 */
export function toRequest(id: string, recipe: Recipe): GenerateRequest {
  const { seed, style, ...rest } = recipe;
  return {
    id,
    ...rest,
    prompt: recipe.prompt.trim(),
    ...(seed === null ? {} : { seed }),
    ...(style === null ? {} : { style }),
  };
}

export function recipeOfRequest(request: GenerateRequest): Recipe {
  return parseRecipe(request);
}

export function recipeOfGeneration(generation: Pick<Generation, "prompt" | "params">): Recipe {
  return parseRecipe({ ...generation.params, prompt: generation.prompt });
}

/** Reads a recipe that a row, or an older version of the app, wrote; what is unknown falls back. */
export function parseRecipe(stored: unknown): Recipe {
  const value = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const within = (number: unknown, { min, max }: { min: number; max: number }, fallback: number) =>
    Number.isInteger(number) && Number(number) >= min && Number(number) <= max ? Number(number) : fallback;
  return {
    prompt: typeof value["prompt"] === "string" ? value["prompt"] : "",
    image_size: isImageSize(value["image_size"]) ? value["image_size"] : DEFAULT_IMAGE_SIZE,
    num_images: within(value["num_images"], LIMITS.images, LIMITS.images.min),
    seed: typeof value["seed"] === "string" ? value["seed"] : null,
    num_inference_steps: within(value["num_inference_steps"], LIMITS.steps, LIMITS.steps.default),
    output_format: value["output_format"] === "png" ? "png" : "jpeg",
    style: isStyleName(value["style"]) ? value["style"] : null,
  };
}
