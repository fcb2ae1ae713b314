import * as z from "zod/mini";
import { IMAGE_SIZE_NAMES } from "./image-sizes.ts";
import { LIMITS, MAX_SEED } from "./limits.ts";
import { STYLE_NAMES, type StyleName } from "./styles.ts";

/** C0 and C1 controls, and lone surrogates, which Postgres and JSON encoders refuse; \n and \t are words' spacing. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/u;

/** Format characters, spaces and fillers that no font draws, U+2800 being the empty braille cell. */
const VISIBLE_CHARACTER = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Embeddings, overrides and isolates: they make a prompt read otherwise than it is, and reach into the words
 * around it. The joiners of emoji and Persian, and the marks of single letters, are not among them.
 */
const DIRECTION_CONTROL = /[\u202A-\u202E\u2066-\u2069]/;

export const promptSchema = z.string().check(
  z.trim(),
  z.refine((text) => VISIBLE_CHARACTER.test(text), "Write what you want to see."),
  z.maxLength(LIMITS.promptLength, `A prompt has at most ${LIMITS.promptLength} characters.`),
  z.refine((text) => !FORBIDDEN_CHARACTER.test(text), "The prompt has characters that cannot be used."),
  z.refine(
    (text) => !DIRECTION_CONTROL.test(text),
    "The prompt has invisible marks that turn the direction of writing. Type it instead of pasting it.",
  ),
);

/** A seed travels as decimal digits: Fal's seeds can exceed 2^53, where a JSON number loses digits. */
export const seedSchema = z.string().check(
  z.regex(/^(0|[1-9][0-9]{0,19})$/, "A seed is a whole number."),
  z.refine(
    (digits) => !/^[0-9]{1,20}$/.test(digits) || BigInt(digits) <= MAX_SEED,
    "This seed is too large.",
  ),
);

/** `POST /functions/v1/generate`. Unknown keys are refused; the id is the idempotency key. */
export const generateRequestSchema = z.strictObject({
  id: z.uuidv4(),
  prompt: promptSchema,
  image_size: z.enum(IMAGE_SIZE_NAMES),
  num_images: z.int().check(z.minimum(LIMITS.images.min), z.maximum(LIMITS.images.max)),
  seed: z.optional(seedSchema),
  num_inference_steps: z.optional(z.int().check(z.minimum(LIMITS.steps.min), z.maximum(LIMITS.steps.max))),
  output_format: z.optional(z.enum(["jpeg", "png"])),
  style: z.optional(z.enum(STYLE_NAMES)),
});

export type GenerateRequest = z.output<typeof generateRequestSchema>;
export type OutputFormat = NonNullable<GenerateRequest["output_format"]>;

/** What was asked besides the prompt, with the defaults filled in; stored as `generations.params`. */
export interface GenerationParams {
  image_size: GenerateRequest["image_size"];
  num_images: number;
  seed: string | null;
  num_inference_steps: number;
  output_format: OutputFormat;
  style: StyleName | null;
}

export function generationParams(request: GenerateRequest): GenerationParams {
  return {
    image_size: request.image_size,
    num_images: request.num_images,
    seed: request.seed ?? null,
    num_inference_steps: request.num_inference_steps ?? LIMITS.steps.default,
    output_format: request.output_format ?? "jpeg",
    style: request.style ?? null,
  };
}
