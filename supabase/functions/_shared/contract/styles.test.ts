import { expect, test } from "vitest";
import { IMAGE_SIZES, IMAGE_SIZE_NAMES } from "./image-sizes.ts";
import { generationCost } from "./limits.ts";
import { promptWithStyle, STYLE_NAMES, STYLES } from "./styles.ts";

test("a style adds its words after the prompt, and no style adds nothing", () => {
  expect(promptWithStyle("A heron", "oil")).toBe(`A heron, ${STYLES.oil.words}`);
  expect(promptWithStyle("A heron", undefined)).toBe("A heron");
});

test("every style has a label of its own and some words", () => {
  const labels = STYLE_NAMES.map((name) => STYLES[name].label);
  expect(new Set(labels).size).toBe(labels.length);
  for (const name of STYLE_NAMES) expect(STYLES[name].words).not.toBe("");
});

test("every shape has the ratio that its name says", () => {
  const ratios = {
    square_hd: 1,
    square: 1,
    portrait_4_3: 3 / 4,
    portrait_16_9: 9 / 16,
    landscape_4_3: 4 / 3,
  };
  for (const [name, ratio] of Object.entries({ ...ratios, landscape_16_9: 16 / 9 })) {
    const { width, height } = IMAGE_SIZES[name as keyof typeof IMAGE_SIZES];
    expect(width / height).toBeCloseTo(ratio, 5);
  }
  expect(IMAGE_SIZE_NAMES).toHaveLength(6);
});

test("the cost is the price times the pictures, whatever their size", () => {
  expect(generationCost(2, 4)).toBe(8);
});
