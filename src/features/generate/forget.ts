import { forgetDraft } from "@/features/generate/draft";
import { outbox } from "@/features/generate/outbox";

/** Called when a person signs out: the next one at this browser must not read their prompts. */
export function forgetPrompts(userId: string): void {
  forgetDraft(userId);
  outbox.clear(userId);
}
