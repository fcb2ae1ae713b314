import { expect, test } from "vitest";
import { groupByDay } from "@/features/gallery/group-by-day";

const NOW = new Date(2026, 10, 22, 9, 30);
const at = (...parts: [number, number, number, number, number]) => ({
  created_at: new Date(...parts).toISOString(),
});

test("groups by the person's own days, and names them", () => {
  const days = groupByDay(
    [
      at(2026, 10, 22, 9, 0),
      at(2026, 10, 22, 0, 0),
      at(2026, 10, 21, 23, 59),
      at(2026, 10, 20, 12, 0),
      at(2025, 11, 31, 12, 0),
    ],
    NOW,
  );
  expect(days.map(({ heading, items }) => [heading, items.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
    ["Friday 20 November", 1],
    ["31 December 2025", 1],
  ]);
});

test("no pictures make no days", () => {
  expect(groupByDay([], NOW)).toEqual([]);
});
