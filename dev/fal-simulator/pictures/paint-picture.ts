import { createCanvas, type Canvas } from "@napi-rs/canvas";
import { choosePainter } from "./choose-painter.ts";
import { encodePng } from "./encode-png.ts";
import { finish } from "./finish.ts";
import { readMood } from "./mood.ts";
import { createNoise } from "./noise.ts";
import type { PictureRecipe } from "./picture-recipe.ts";
import { createRandom } from "./random.ts";
import type { Scene } from "./scene.ts";
import { markAsSimulated } from "./simulated-mark.ts";

const JPEG_QUALITY = 88;

function createScene(recipe: PictureRecipe): { canvas: Canvas; scene: Scene } {
  const { prompt, seed, index, width, height } = recipe;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const random = createRandom(`${prompt}\n${seed}\n${index}`);
  const unit = Math.min(width, height) / 1000;
  const scene = {
    context,
    width,
    height,
    unit,
    random,
    noise: createNoise(random),
    mood: readMood(prompt, random),
  };
  return { canvas, scene };
}

/** Paints a recipe and encodes it in its format. Equal recipes give equal bytes. */
export function paintPicture(recipe: PictureRecipe): Uint8Array {
  const { canvas, scene } = createScene(recipe);
  if (recipe.isFlagged) {
    scene.context.fillStyle = "#000000";
    scene.context.fillRect(0, 0, recipe.width, recipe.height);
  } else {
    choosePainter(recipe.prompt, scene.random)(scene);
    finish(scene, recipe.steps);
  }
  markAsSimulated(scene);
  return recipe.format === "png" ? encodePng(canvas) : canvas.toBuffer("image/jpeg", JPEG_QUALITY);
}
