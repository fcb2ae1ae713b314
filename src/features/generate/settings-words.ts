import { IMAGE_SIZES, type ImageSize } from "@contract/image-sizes.ts";
import { STYLES } from "@contract/styles.ts";
import type { Recipe } from "@/features/generate/recipe";
import { plural } from "@/lib/plural";

const RATIOS: Record<ImageSize, string> = {
  square_hd: "1:1",
  square: "1:1 small",
  portrait_4_3: "3:4",
  portrait_16_9: "9:16",
  landscape_4_3: "4:3",
  landscape_16_9: "16:9",
};

export function ratioLabel(size: ImageSize): string {
  return RATIOS[size];
}

/** "4:3, 1024 × 768" */
export function shapeName(size: ImageSize): string {
  const { width, height } = IMAGE_SIZES[size];
  return `${RATIOS[size]}, ${width} × ${height}`;
}

export function styleLabel(style: Recipe["style"]): string {
  return style ? STYLES[style].label : "Plain";
}

/** "418 207 331": digits in threes, as the seed is read aloud. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

/** "4:3, 3 pictures, Film, any seed" */
export function settingsWords(recipe: Recipe): string {
  return [
    ratioLabel(recipe.image_size),
    plural(recipe.num_images, "picture"),
    styleLabel(recipe.style),
    recipe.seed === null ? "any seed" : `seed ${groupDigits(recipe.seed)}`,
  ].join(", ");
}
