import type { Generation } from "@contract/generation.ts";
import { formatCount } from "@/lib/plural";

type Books = Pick<Generation, "status" | "cost" | "charged_count" | "rescued"> & {
  params: { num_images: number };
};

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Credits that a generation was charged. */
export function chargedCredits({ cost, charged_count, params }: Books): number {
  return params.num_images === 0 ? 0 : (cost / params.num_images) * charged_count;
}

/** What happened to the credits: held, then charged or returned; and whether the pictures had to be rescued. */
export function receiptParts(books: Books): string[] {
  const cost = formatCount(books.cost);
  if (books.status === "pending") return [`${cost} held`];
  if (books.status === "failed") return [`${cost} held`, "then returned"];
  return [...chargeParts(books), ...(books.rescued ? ["rescued"] : [])];
}

function chargeParts(books: Books): string[] {
  const charged = chargedCredits(books);
  // Pictures that came after their credits had gone back are kept for nothing.
  if (charged === 0) return ["not charged"];
  const returned = books.cost - charged;
  return [`${formatCount(charged)} charged`, ...(returned > 0 ? [`${formatCount(returned)} returned`] : [])];
}

/** "14:32", in the person's own time zone. */
export function timeOfDay(at: number): string {
  return TIME.format(at);
}

/** "14:32, 2 charged, 1 returned", in the person's own time zone. */
export function receipt(startedAt: number, books: Books): string {
  return [timeOfDay(startedAt), ...receiptParts(books)].join(", ");
}
