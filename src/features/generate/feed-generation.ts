import type { GeneratedImage, GenerateResponse, Generation } from "@contract/generation.ts";

export type FeedImage = Pick<
  GeneratedImage,
  "id" | "position" | "image_url" | "width" | "height" | "alt_text" | "seed"
>;

/** A row of `generations` with its pictures, as the feed's query and the edge function both give it. */
export type FeedGeneration = Generation & { generated_images: FeedImage[] };

/** Puts an answer among the rows that were read before it. */
export function withAnswer(rows: FeedGeneration[] | undefined, answer: GenerateResponse): FeedGeneration[] {
  const others = (rows ?? []).filter((row) => row.id !== answer.generation.id);
  const row: FeedGeneration = { ...answer.generation, generated_images: answer.images };
  return [row, ...others].toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
}
