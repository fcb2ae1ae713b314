/** All that a picture is made from: equal recipes paint equal bytes. */
export interface PictureRecipe {
  prompt: string;
  /** Decimal digits. */
  seed: string;
  /** 0-based place among the pictures of its generation. */
  index: number;
  /** Pixels. */
  width: number;
  height: number;
  steps: number;
  format: "jpeg" | "png";
  /** Held back by the safety checker: Fal sends a black picture. */
  isFlagged: boolean;
}
