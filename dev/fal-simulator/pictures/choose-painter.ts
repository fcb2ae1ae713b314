import { paintRidges } from "../painters/ridges.ts";
import type { Random } from "./random.ts";
import type { Painter } from "./scene.ts";
import { isOneOf, wordsOf } from "./words.ts";

interface Subject {
  paint: Painter;
  words: string[];
}

const SUBJECTS: Subject[] = [
  { paint: paintRidges, words: ["mountain", "ridge", "peak", "alp", "hill", "valley", "highland", "mist"] },
];

/** The first word that names a subject decides; a prompt without one leaves it to chance. */
export function choosePainter(prompt: string, random: Random): Painter {
  const byChance = random.pick(SUBJECTS);
  for (const word of wordsOf(prompt)) {
    const subject = SUBJECTS.find(({ words }) => isOneOf(word, words));
    if (subject) return subject.paint;
  }
  return byChance.paint;
}
