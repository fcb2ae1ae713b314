import * as z from "zod/mini";

const count = z.int().check(z.nonnegative());

/** A row of `generations` as its owner may read it. Times are ISO 8601, costs are credits. */
export const generationSchema = z.object({
  id: z.uuid(),
  prompt: z.string(),
  model: z.string(),
  params: z.object({
    image_size: z.string(),
    num_images: count,
    seed: z.nullable(z.string()),
    num_inference_steps: count,
    output_format: z.enum(["jpeg", "png"]),
    style: z.nullable(z.string()),
  }),
  status: z.enum(["pending", "succeeded", "failed"]),
  /** Credits held when it was accepted. */
  cost: count,
  /** Pictures that were charged for; 0 while pending. */
  charged_count: count,
  /** Pictures that the safety filter held back. Not charged. */
  filtered_count: count,
  /** Pictures that could not be used. Not charged. */
  failed_count: count,
  /** Whether it was finished for a request that had died, by whoever came by: a repeat, Fal's webhook, the reaper. */
  rescued: z.boolean(),
  error_code: z.nullable(z.string()),
  created_at: z.string(),
  finished_at: z.nullable(z.string()),
});

export type Generation = z.output<typeof generationSchema>;

/** A row of `generated_images` as its owner may read it. Sizes are pixels and bytes. */
export const generatedImageSchema = z.object({
  id: z.uuid(),
  generation_id: z.uuid(),
  /** 0-based place among the pictures asked for; filtered ones leave a gap. */
  position: count,
  prompt: z.string(),
  image_url: z.string(),
  storage_path: z.string(),
  width: count,
  height: count,
  bytes: count,
  sha256: z.string(),
  /** Decimal digits. */
  seed: z.nullable(z.string()),
  model: z.string(),
  style: z.nullable(z.string()),
  alt_text: z.nullable(z.string()),
  is_favorite: z.boolean(),
  created_at: z.string(),
});

export type GeneratedImage = z.output<typeof generatedImageSchema>;

/** 200 when finished (succeeded or failed), 202 while pending. */
export const generateResponseSchema = z.object({
  generation: generationSchema,
  images: z.array(generatedImageSchema),
});

export type GenerateResponse = z.output<typeof generateResponseSchema>;
