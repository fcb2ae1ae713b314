import { parentPort } from "node:worker_threads";
import { paintPicture } from "./paint-picture.ts";
import type { PaintingReply } from "./picture-pool.ts";
import type { PictureRecipe } from "./picture-recipe.ts";

function reply(recipe: PictureRecipe): PaintingReply {
  try {
    return { bytes: paintPicture(recipe) };
  } catch (error) {
    return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on("message", (recipe: PictureRecipe) => parentPort?.postMessage(reply(recipe)));
