import { useCallback, useState } from "react";
import { DEFAULT_RECIPE, parseRecipe, type Recipe } from "@/features/generate/recipe";
import { storage } from "@/lib/storage";

const key = (userId: string) => `easel.draft.${userId}`;

/** What is in the composer. Written at every change, so that neither a reload nor an expired session loses it. */
export function useDraft(userId: string): [Recipe, (change: Partial<Recipe>) => void] {
  const [draft, setDraft] = useState<Recipe>(() => {
    const stored = storage.read(key(userId));
    return stored === undefined ? DEFAULT_RECIPE : parseRecipe(stored);
  });
  const change = useCallback(
    (part: Partial<Recipe>) =>
      setDraft((current) => {
        const next = { ...current, ...part };
        storage.write(key(userId), next);
        return next;
      }),
    [userId],
  );
  return [draft, change];
}

export function forgetDraft(userId: string): void {
  storage.remove(key(userId));
}
