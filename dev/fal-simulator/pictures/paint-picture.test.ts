import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { IMAGE_SIZES } from "../../../supabase/functions/_shared/contract/image-sizes.ts";
import { choosePainter, SUBJECTS } from "./choose-painter.ts";
import { paintPicture } from "./paint-picture.ts";
import type { PictureRecipe } from "./picture-recipe.ts";
import { createRandom } from "./random.ts";

const RECIPE: PictureRecipe = {
  prompt: "a mountain at dawn",
  seed: "42",
  index: 0,
  width: 120,
  height: 90,
  steps: 4,
  format: "jpeg",
  isFlagged: false,
};

function paint(changes: Partial<PictureRecipe> = {}): Buffer {
  return Buffer.from(paintPicture({ ...RECIPE, ...changes }));
}

async function pixels(bytes: Buffer): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const image = await loadImage(bytes);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data };
}

/** How many of 512 coarse colours occur: a blank picture has one. */
function colourCount(data: Uint8ClampedArray): number {
  const seen = new Set<number>();
  for (let offset = 0; offset < data.length; offset += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(offset, offset + 3);
    seen.add(((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5));
  }
  return seen.size;
}

test("the same recipe gives the same bytes", () => {
  expect(paint().equals(paint())).toBe(true);
});

test.each<[string, Partial<PictureRecipe>]>([
  ["prompt", { prompt: "a mountain at night" }],
  ["seed", { seed: "43" }],
  ["a seed beyond 2^53", { seed: "18446744073709551557" }],
  ["index", { index: 1 }],
  ["size", { width: 121 }],
  ["steps", { steps: 1 }],
])("another %s gives another picture", (_, changes) => {
  expect(paint(changes).equals(paint())).toBe(false);
});

test("seeds that a double cannot tell apart give different pictures", () => {
  expect(paint({ seed: "9007199254740993" }).equals(paint({ seed: "9007199254740992" }))).toBe(false);
});

test.each(Object.entries(IMAGE_SIZES))("%s is painted at its size", async (_, size) => {
  const painted = await pixels(paint(size));
  expect({ width: painted.width, height: painted.height }).toEqual(size);
});

test("formats are what they say, whole to their last byte", async () => {
  const jpeg = paint({ format: "jpeg" });
  expect(jpeg.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  expect(jpeg.subarray(-2).toString("hex")).toBe("ffd9");
  const png = paint({ format: "png" });
  expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect(png.subarray(-8, -4).toString("latin1")).toBe("IEND");
  expect(colourCount((await pixels(png)).data)).toBeGreaterThan(5);
});

test("a flagged picture is black but for the mark", async () => {
  const { data, width } = await pixels(paint({ isFlagged: true, format: "png" }));
  const upperHalf = data.subarray(0, width * 45 * 4).filter((_, place) => place % 4 !== 3);
  expect(upperHalf.every((channel) => channel === 0)).toBe(true);
  expect(data.some((channel, place) => place % 4 !== 3 && channel > 200)).toBe(true);
});

describe("every painter", () => {
  test.each(SUBJECTS.map(({ words }) => [words[0] ?? ""]))(
    "%s, in every light and at odd sizes",
    async (word) => {
      for (const light of ["dawn", "noon", "dusk", "midnight"]) {
        const { data } = await pixels(paint({ prompt: `${word} at ${light}`, seed: light }));
        expect(colourCount(data)).toBeGreaterThan(5);
      }
      for (const [width, height] of [
        [1, 1],
        [300, 40],
        [40, 300],
      ] as const) {
        const painted = await pixels(paint({ prompt: word, width, height }));
        expect([painted.width, painted.height]).toEqual([width, height]);
      }
    },
  );
});

test.each(["film", "studio", "gouache", "watercolour", "oil", "ink", "riso", "monochrome", "blue"])(
  "%s changes how the same scene looks",
  (word) => {
    expect(
      paint({ prompt: `a mountain at dawn, ${word}` }).equals(paint({ prompt: "a mountain at dawn, plain" })),
    ).toBe(false);
  },
);

test("the first word that names a subject chooses the painter", () => {
  const random = () => createRandom("any");
  expect(choosePainter("Two koi in front of mountains", random())).toBe(choosePainter("koi", random()));
  expect(choosePainter("MOUNTAINS", random())).toBe(choosePainter("mountain", random()));
  expect(choosePainter("mountain", random())).not.toBe(choosePainter("koi", random()));
});

test("without such a word, chance chooses among all of them", () => {
  const chosen = new Set(
    Array.from({ length: 300 }, (_, seed) => choosePainter("something nice", createRandom(String(seed)))),
  );
  expect(chosen.size).toBe(SUBJECTS.length);
});
