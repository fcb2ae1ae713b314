import { isOpen, type FeedEntry } from "@/features/generate/feed-entries";
import type { FeedImage } from "@/features/generate/feed-generation";

/** `place` is 0-based among the pictures asked for; `whole` stands for all of them at once. */
export type Tile = { place: number } & (
  | { kind: "picture"; image: FeedImage }
  | { kind: "drawing" }
  | { kind: "filtered" | "failed"; whole: boolean }
);

/**
 * The tiles of a generation in the order of their places. A place without a picture was filtered,
 * or failed, or its picture was deleted since: then nothing stands there.
 */
export function tilesOf(entry: FeedEntry): Tile[] {
  const asked = entry.recipe.num_images;
  if (isOpen(entry)) return Array.from({ length: asked }, (_, place) => ({ place, kind: "drawing" }));
  // A generation that failed as a whole is told once, not once a picture.
  if (entry.phase === "failed") {
    return [{ place: 0, kind: entry.errorCode === "content_filtered" ? "filtered" : "failed", whole: true }];
  }
  let filtered = entry.filteredCount;
  let failed = entry.failedCount;
  return Array.from({ length: asked }, (_, place): Tile | undefined => {
    const image = entry.images.find((candidate) => candidate.position === place);
    if (image) return { place, kind: "picture", image };
    if (filtered-- > 0) return { place, kind: "filtered", whole: false };
    if (failed-- > 0) return { place, kind: "failed", whole: false };
    return undefined;
  }).filter((tile) => tile !== undefined);
}
