import { createHash } from "node:crypto";

/** Repeatable chance: the same text gives the same sequence. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  /** @throws Error when there is nothing to pick from. */
  pick<Item>(items: readonly Item[]): Item;
  /** Around 0 with a standard deviation of about 1, never beyond 3. */
  normal(): number;
}

export function createRandom(text: string): Random {
  const digest = createHash("sha256").update(text).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ];
  // Small fast counter generator (sfc32).
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    normal: () => (next() + next() + next() + next() - 2) * 1.5,
  };
}
