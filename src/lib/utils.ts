import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Our own type sizes and corners, or tailwind-merge takes `text-14` for a colour. */
const merge = extendTailwindMerge({
  extend: { theme: { text: ["12", "13", "14", "16", "20", "24", "28"], radius: ["pic"] } },
});

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
