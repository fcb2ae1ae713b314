import type { Colour } from "./colour.ts";
import type { Random } from "./random.ts";
import { isOneOf, wordsOf } from "./words.ts";

export type TimeOfDay = "dawn" | "day" | "dusk" | "night";
export type Season = "spring" | "summer" | "autumn" | "winter";
export type Treatment =
  "film" | "studio" | "gouache" | "watercolour" | "oil" | "ink" | "riso" | "monochrome" | null;

/** What the words of a prompt say about light, colour and medium. */
export interface Mood {
  time: TimeOfDay;
  season: Season;
  treatment: Treatment;
  /** A colour that the whole picture leans towards. */
  tint: Colour | null;
}

const TIMES: Record<TimeOfDay, string[]> = {
  dawn: ["dawn", "sunrise", "morning", "mist", "misty", "fog", "foggy", "pastel"],
  day: ["day", "noon", "midday", "bright", "sunny", "afternoon", "daylight"],
  dusk: ["dusk", "sunset", "evening", "twilight", "golden", "warm", "orange"],
  night: ["night", "midnight", "moon", "moonlit", "moonlight", "star", "starry", "dark", "lamplight"],
};

const SEASONS: Record<Season, string[]> = {
  spring: ["spring", "blossom", "cherry", "may"],
  summer: ["summer", "july", "august", "hot"],
  autumn: ["autumn", "fall", "october", "november", "golden"],
  winter: ["winter", "snow", "snowy", "frost", "ice", "icy", "december", "january"],
};

const TREATMENTS: Record<NonNullable<Treatment>, string[]> = {
  film: ["film", "photograph", "photo", "analog", "kodak", "polaroid", "cinematic"],
  studio: ["studio", "softbox", "render", "clay"],
  gouache: ["gouache", "illustration", "poster", "tempera", "acrylic"],
  watercolour: ["watercolour", "watercolor", "aquarelle", "wash"],
  oil: ["oil", "impasto", "canvas", "linen"],
  ink: ["ink", "sumi", "brush", "charcoal", "pencil", "sketch", "etching", "engraving"],
  riso: ["riso", "risograph", "halftone", "screenprint", "linocut", "woodcut"],
  monochrome: ["monochrome", "noir", "greyscale", "grayscale"],
};

const TINTS: Record<Colour, string[]> = {
  "#2b5fa8": ["blue", "azure", "indigo", "cobalt", "navy"],
  "#c0392b": ["red", "crimson", "scarlet", "vermilion"],
  "#3f7d4e": ["green", "emerald", "moss", "mossy", "jade"],
  "#d98aa0": ["pink", "rose", "blush"],
  "#7a5aa6": ["purple", "violet", "lavender", "lilac"],
  "#d9a441": ["yellow", "gold", "amber", "ochre"],
  "#2a9090": ["teal", "turquoise", "cyan"],
  "#8a5a3b": ["brown", "sepia", "copper", "rust", "terracotta"],
};

function firstNamed<Name extends string>(words: string[], table: Record<Name, string[]>): Name | undefined {
  const names = Object.keys(table) as Name[];
  for (const word of words) {
    const name = names.find((candidate) => isOneOf(word, table[candidate]));
    if (name) return name;
  }
  return undefined;
}

/** What the prompt leaves open is left to chance. */
export function readMood(prompt: string, random: Random): Mood {
  const words = wordsOf(prompt);
  const [anyTime, anySeason] = [
    random.pick(["dawn", "day", "dusk", "night"] as const),
    random.pick(["spring", "summer", "autumn", "winter"] as const),
  ];
  return {
    time: firstNamed(words, TIMES) ?? anyTime,
    season: firstNamed(words, SEASONS) ?? anySeason,
    treatment: firstNamed(words, TREATMENTS) ?? null,
    tint: firstNamed(words, TINTS) ?? null,
  };
}
