import type { ImageSize } from "@contract/image-sizes.ts";
import type { StyleName } from "@contract/styles.ts";

export interface Example {
  prompt: string;
  style: StyleName | null;
  image_size: ImageSize;
  /** Below public/examples. */
  picture: string;
  /** Pixels of the picture. */
  width: number;
  height: number;
}

/** What to start from. The pictures are in public/examples. */
export const EXAMPLES: readonly Example[] = [
  {
    prompt: "A cyanotype of a fern, torn paper edges, deep Prussian blue",
    style: null,
    image_size: "portrait_4_3",
    picture: "fern.webp",
    width: 433,
    height: 577,
  },
  {
    prompt: "A small house with lit windows in a misty field at dusk, two trees, first stars",
    style: "film",
    image_size: "landscape_16_9",
    picture: "house.webp",
    width: 667,
    height: 375,
  },
  {
    prompt: "A sailing boat before a large coral sun, green waves, three gulls",
    style: "riso",
    image_size: "landscape_4_3",
    picture: "riso.webp",
    width: 612,
    height: 408,
  },
  {
    prompt: "The facade of a block of flats at night, some windows lit, someone at home in each",
    style: null,
    image_size: "portrait_4_3",
    picture: "facade.webp",
    width: 447,
    height: 559,
  },
  {
    prompt: "Mountain ridges in mist, a red sun between them, a few birds",
    style: "ink",
    image_size: "landscape_16_9",
    picture: "sumi.webp",
    width: 667,
    height: 375,
  },
  {
    prompt: "A polished bronze egg on a block of pale marble, dark green wall",
    style: "studio",
    image_size: "portrait_4_3",
    picture: "brancusi.webp",
    width: 447,
    height: 559,
  },
  {
    prompt: "Oranges in a blue and white bowl, dark cloth, one window to the left",
    style: "oil",
    image_size: "landscape_4_3",
    picture: "oranges.webp",
    width: 612,
    height: 408,
  },
  {
    prompt: "Pink stairs and an arch in strong afternoon sun, a blue ball, long shadows",
    style: null,
    image_size: "portrait_16_9",
    picture: "arch.webp",
    width: 408,
    height: 612,
  },
];
