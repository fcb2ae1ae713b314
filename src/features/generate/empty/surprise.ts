const SUBJECTS = [
  "a lighthouse keeper's kitchen",
  "four koi turning between lily pads",
  "a heron at the edge of a reed bed",
  "a paper city folded from old maps",
  "three bottles, a striped cup and a lemon",
  "an empty tram in the first snow",
  "a greenhouse full of agaves",
  "a fox crossing a frozen canal",
  "poppies with their stems crossing",
  "a chess board left in the rain",
] as const;

const LIGHTS = [
  "north light",
  "the last orange light of the day",
  "thin morning fog",
  "one lamp to the left",
  "hard noon sun and short shadows",
  "moonlight on water",
] as const;

const VIEWS = [
  "seen from above",
  "very close",
  "wide and still, nobody in it",
  "from behind a window",
  "much empty space",
] as const;

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("There is nothing to pick from.");
  return item;
}

/** A prompt that nobody asked for. */
export function surprisePrompt(random: () => number = Math.random): string {
  const words = [pick(SUBJECTS, random), pick(LIGHTS, random), pick(VIEWS, random)].join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
