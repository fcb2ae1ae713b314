import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Mood } from "./mood.ts";
import type { Noise } from "./noise.ts";
import type { Random } from "./random.ts";

/** What a painter paints with. */
export interface Scene {
  context: SKRSContext2D;
  /** Pixels. */
  width: number;
  height: number;
  /** A thousandth of the shorter side, in pixels: the measure of everything that should not depend on the size. */
  unit: number;
  random: Random;
  noise: Noise;
  mood: Mood;
}

export type Painter = (scene: Scene) => void;
