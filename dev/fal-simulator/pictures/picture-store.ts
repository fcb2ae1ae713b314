import { createHash } from "node:crypto";
import { ByteCache } from "./byte-cache.ts";
import type { PicturePool } from "./picture-pool.ts";
import type { PictureRecipe } from "./picture-recipe.ts";

interface StoredPicture {
  generationId: string;
  recipe: PictureRecipe;
}

/** The real host, the first segment of every picture's path. */
export const PICTURE_HOST = "/v3.fal.media";

/** Fal's file addresses have a word between `files` and the name. */
const FOLDERS = ["heron", "koala", "lion", "monkey", "panda", "rabbit", "tiger", "zebra"];

function pathOf(generationId: string, recipe: PictureRecipe): string {
  const digest = createHash("sha256").update(`${generationId}/${recipe.index}`).digest();
  const folder = FOLDERS[(digest[0] ?? 0) % FOLDERS.length];
  const extension = recipe.format === "jpeg" ? "jpg" : "png";
  return `${PICTURE_HOST}/files/${folder}/${digest.toString("base64url").slice(0, 21)}.${extension}`;
}

/** The files behind `*.fal.media`: remembered as recipes, with the bytes of the latest kept in memory. */
export class PictureStore {
  readonly #pool: PicturePool;
  readonly #cache: ByteCache;
  readonly #byPath = new Map<string, StoredPicture>();

  constructor(pool: PicturePool, cacheBytes: number) {
    this.#pool = pool;
    this.#cache = new ByteCache(cacheBytes);
  }

  /** Paints a picture. @returns the path of its address. */
  async paint(generationId: string, recipe: PictureRecipe): Promise<string> {
    const path = pathOf(generationId, recipe);
    await this.bytes(recipe);
    this.#byPath.set(path, { generationId, recipe });
    return path;
  }

  find(path: string): StoredPicture | undefined {
    return this.#byPath.get(path);
  }

  /** The encoded picture, painted again when the cache has dropped it. */
  async bytes(recipe: PictureRecipe): Promise<Uint8Array> {
    const key = JSON.stringify(recipe);
    const kept = this.#cache.get(key);
    if (kept) return kept;
    const bytes = await this.#pool.paint(recipe);
    this.#cache.set(key, bytes);
    return bytes;
  }
}
