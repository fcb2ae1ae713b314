/** Pixels, except `ratio`. */
export interface RowOptions {
  width: number;
  /** The height that rows come near to. */
  target: number;
  gap: number;
}

export interface Row<Item> {
  height: number;
  items: { item: Item; width: number }[];
}

/** A row is never taller than this times the target. */
const TALLEST = 1.35;

/** A last row that would be at most this times the target is stretched to the full width. */
const STRETCH = 1.15;

/**
 * Sets pictures in rows of equal height that fill the width, in their order. Only ratios matter, so
 * the rows are known before any picture is there. The last row keeps the target height unless it
 * nearly fills the width by itself.
 */
export function justifiedRows<Item>(
  items: readonly Item[],
  ratioOf: (item: Item) => number,
  { width, target, gap }: RowOptions,
): Row<Item>[] {
  const heightOf = (row: readonly Item[]) =>
    (width - gap * (row.length - 1)) / row.reduce((sum, item) => sum + ratioOf(item), 0);
  const rows: Row<Item>[] = [];
  let row: Item[] = [];
  for (const item of items) {
    const without = row.length === 0 ? Infinity : heightOf(row);
    const withIt = heightOf([...row, item]);
    const nearerWithout = Math.abs(without - target) <= Math.abs(withIt - target);
    if (without <= TALLEST * target && nearerWithout) {
      rows.push(filledRow(row, ratioOf, without, width, gap));
      row = [];
    }
    row.push(item);
  }
  if (row.length > 0) {
    const height = heightOf(row);
    rows.push(
      height < STRETCH * target
        ? filledRow(row, ratioOf, height, width, gap)
        : looseRow(row, ratioOf, target),
    );
  }
  return rows;
}

/** Whole pixels; the last picture takes what rounding left over. */
function filledRow<Item>(
  row: readonly Item[],
  ratioOf: (item: Item) => number,
  exactHeight: number,
  width: number,
  gap: number,
): Row<Item> {
  let left = width - gap * (row.length - 1);
  const items = row.map((item, index) => {
    const itemWidth = index === row.length - 1 ? left : Math.round(exactHeight * ratioOf(item));
    left -= itemWidth;
    return { item, width: itemWidth };
  });
  return { height: Math.round(exactHeight), items };
}

function looseRow<Item>(row: readonly Item[], ratioOf: (item: Item) => number, height: number): Row<Item> {
  return { height, items: row.map((item) => ({ item, width: Math.round(height * ratioOf(item)) })) };
}
