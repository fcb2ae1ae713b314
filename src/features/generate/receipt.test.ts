import { expect, test } from "vitest";
import { receipt, receiptParts } from "@/features/generate/receipt";

const books = (status: "pending" | "succeeded" | "failed", cost: number, charged: number, asked: number) => ({
  status,
  cost,
  charged_count: charged,
  params: { num_images: asked },
  rescued: false,
});

test.each([
  [books("pending", 3, 0, 3), ["3 held"]],
  [books("succeeded", 3, 3, 3), ["3 charged"]],
  [books("succeeded", 3, 2, 3), ["2 charged", "1 returned"]],
  // Two credits a picture.
  [books("succeeded", 8, 1, 4), ["2 charged", "6 returned"]],
  [books("failed", 2, 0, 2), ["2 held", "then returned"]],
  // Made after its credits had gone back: kept, free.
  [books("succeeded", 2, 0, 2), ["not charged"]],
  // Finished for a request that had died.
  [{ ...books("succeeded", 3, 2, 3), rescued: true }, ["2 charged", "1 returned", "rescued"]],
  [{ ...books("succeeded", 2, 0, 2), rescued: true }, ["not charged", "rescued"]],
])("%j reads %j", (row, parts) => {
  expect(receiptParts(row)).toEqual(parts);
});

test("begins with the time of day", () => {
  const at = new Date(2026, 10, 22, 14, 32).getTime();
  expect(receipt(at, books("succeeded", 3, 2, 3))).toBe("14:32, 2 charged, 1 returned");
});
