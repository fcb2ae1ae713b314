import { paintArches } from "../painters/arches.ts";
import { paintAurora } from "../painters/aurora.ts";
import { paintBirches } from "../painters/birches.ts";
import { paintColourField } from "../painters/colour-field.ts";
import { paintCutOuts } from "../painters/cut-outs.ts";
import { paintDunes } from "../painters/dunes.ts";
import { paintFacade } from "../painters/facade.ts";
import { paintInkLandscape } from "../painters/ink-landscape.ts";
import { paintKoi } from "../painters/koi.ts";
import { paintPaperCut } from "../painters/paper-cut.ts";
import { paintPoppies } from "../painters/poppies.ts";
import { paintRidges } from "../painters/ridges.ts";
import { paintSailingBoat } from "../painters/sailing-boat.ts";
import { paintSea } from "../painters/sea.ts";
import { paintStillLife } from "../painters/still-life.ts";
import { paintWindowCat } from "../painters/window-cat.ts";
import type { Random } from "./random.ts";
import type { Painter } from "./scene.ts";
import { isOneOf, wordsOf } from "./words.ts";

export interface Subject {
  paint: Painter;
  words: string[];
}

export const SUBJECTS: Subject[] = [
  {
    paint: paintRidges,
    words: [
      "mountain",
      "ridge",
      "peak",
      "alp",
      "hill",
      "valley",
      "highland",
      "volcano",
      "cliff",
      "landscape",
    ],
  },
  {
    paint: paintSea,
    words: ["sea", "ocean", "wave", "coast", "beach", "shore", "horizon", "storm", "lighthouse", "lake"],
  },
  {
    paint: paintBirches,
    words: [
      "birch",
      "forest",
      "tree",
      "wood",
      "woodland",
      "trunk",
      "grove",
      "park",
      "leaf",
      "leaves",
      "fox",
      "deer",
      "bear",
    ],
  },
  {
    paint: paintPoppies,
    words: [
      "poppy",
      "poppies",
      "flower",
      "tulip",
      "rose",
      "meadow",
      "garden",
      "bouquet",
      "blossom",
      "bloom",
      "botanical",
      "daisy",
      "plant",
      "wildflower",
    ],
  },
  {
    paint: paintStillLife,
    words: [
      "bottle",
      "vase",
      "jar",
      "still",
      "lemon",
      "pear",
      "apple",
      "fruit",
      "orange",
      "cup",
      "bowl",
      "table",
      "pottery",
      "ceramic",
      "tea",
      "coffee",
      "food",
      "pitcher",
      "kitchen",
    ],
  },
  {
    paint: paintFacade,
    words: [
      "city",
      "window",
      "facade",
      "street",
      "building",
      "apartment",
      "tower",
      "skyline",
      "tokyo",
      "neon",
      "hotel",
      "downtown",
    ],
  },
  { paint: paintKoi, words: ["koi", "fish", "pond", "carp", "lily", "pool", "water", "underwater", "river"] },
  { paint: paintDunes, words: ["desert", "dune", "sand", "sahara", "camel", "mars", "canyon"] },
  {
    paint: paintColourField,
    words: [
      "abstract",
      "field",
      "rothko",
      "colour",
      "color",
      "shape",
      "texture",
      "gradient",
      "emotion",
      "music",
    ],
  },
  {
    paint: paintSailingBoat,
    words: ["boat", "sail", "sailboat", "ship", "harbour", "harbor", "regatta", "island", "sun"],
  },
  {
    paint: paintInkLandscape,
    words: ["zen", "bamboo", "temple", "pagoda", "crane", "shrine", "samurai", "dragon"],
  },
  {
    paint: paintAurora,
    words: [
      "aurora",
      "star",
      "galaxy",
      "space",
      "planet",
      "astronaut",
      "cosmos",
      "northern",
      "arctic",
      "milky",
      "comet",
      "rocket",
    ],
  },
  { paint: paintPaperCut, words: ["cave", "cut", "papercut", "layer", "origami", "moon", "dream", "tunnel"] },
  {
    paint: paintCutOuts,
    words: ["collage", "matisse", "pattern", "cutout", "jungle", "parrot", "bird", "mosaic", "fabric"],
  },
  {
    paint: paintArches,
    words: [
      "arch",
      "architecture",
      "room",
      "interior",
      "house",
      "door",
      "wall",
      "stair",
      "courtyard",
      "home",
      "villa",
      "castle",
      "chair",
      "museum",
    ],
  },
  { paint: paintWindowCat, words: ["cat", "kitten", "cats", "pet", "tabby"] },
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
