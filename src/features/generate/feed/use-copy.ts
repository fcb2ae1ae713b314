import { useEffect, useState } from "react";
import { announce } from "@/lib/announcer";

/** Milliseconds that a button says "Copied". */
const SAY_FOR_MS = 2000;

/** Copies a text, and says so for a moment. */
export function useCopy(text: string): { copied: boolean; copy: () => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAY_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce("Copied.");
    } catch {
      announce("The browser did not allow copying.");
    }
  }
  return { copied, copy: () => void copy() };
}
