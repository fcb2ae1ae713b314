import { describe, expect, test } from "vitest";
import { justifiedRows } from "@/lib/justified-rows";

const OPTIONS = { width: 1000, target: 200, gap: 6 };
const rows = (ratios: number[], options = OPTIONS) => justifiedRows(ratios, (ratio) => ratio, options);

/** Ratios of the six shapes, in an order without a pattern. */
const MIXED = [4 / 3, 1, 9 / 16, 16 / 9, 3 / 4, 1, 4 / 3, 16 / 9, 9 / 16, 3 / 4, 1, 1, 4 / 3, 3 / 4, 16 / 9];

describe("justifiedRows", () => {
  test("keeps every picture, in its order", () => {
    expect(rows(MIXED).flatMap((row) => row.items.map(({ item }) => item))).toEqual(MIXED);
  });

  test("every row but the last fills the width to the pixel", () => {
    for (const row of rows(MIXED).slice(0, -1)) {
      const filled = row.items.reduce((sum, { width }) => sum + width, OPTIONS.gap * (row.items.length - 1));
      expect(filled).toBe(OPTIONS.width);
    }
  });

  test("no row is taller than 1.35 times the target, except for want of pictures", () => {
    for (const row of rows(MIXED)) expect(row.height).toBeLessThanOrEqual(270);
  });

  test("a short last row keeps the target height and stays at the left", () => {
    expect(rows([1, 1])).toEqual([
      {
        height: 200,
        items: [
          { item: 1, width: 200 },
          { item: 1, width: 200 },
        ],
      },
    ]);
  });

  test("a last row that nearly fills the width is stretched over it", () => {
    const [row] = rows([1, 1, 1, 4 / 3]);
    expect(row?.height).toBe(227);
    expect(row?.items.reduce((sum, { width }) => sum + width, 18)).toBe(1000);
  });

  test("a picture wider than the wall has a row of its own", () => {
    expect(rows([8, 1])[0]).toEqual({ height: 125, items: [{ item: 8, width: 1000 }] });
  });

  test("nothing gives no rows", () => {
    expect(rows([])).toEqual([]);
  });
});
