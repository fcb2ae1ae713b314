import type { GenerateResponse } from "@contract/generation.ts";
import { failureWords } from "@/features/generate/failure-words";
import { receiptParts } from "@/features/generate/receipt";
import { announce } from "@/lib/announcer";
import { plural } from "@/lib/plural";

export function announceStart(numImages: number): void {
  announce(`Drawing ${plural(numImages, "picture")}.`);
}

/** Says what came of a generation and what it means for the credits. */
export function announceAnswer({ generation, images }: GenerateResponse): void {
  const receipt = receiptParts(generation).join(", ");
  const outcome =
    generation.status === "failed"
      ? `${failureWords(generation.error_code).title}.`
      : `${plural(images.length, "picture")} ready.`;
  announce(`${outcome} Credits: ${receipt}.`);
}
