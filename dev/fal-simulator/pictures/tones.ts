import { ramp, type Colour } from "./colour.ts";
import type { Scene } from "./scene.ts";

/** Share of the pixels at either end that may become pure ink or pure paper. */
const CLIPPED = 0.015;

function luminance(data: Uint8ClampedArray, offset: number): number {
  return ((data[offset] ?? 0) * 54 + (data[offset + 1] ?? 0) * 183 + (data[offset + 2] ?? 0) * 19) >> 8;
}

/** The luminances between which nearly all pixels lie. */
function range(data: Uint8ClampedArray): { darkest: number; lightest: number } {
  const counts = new Uint32Array(256);
  for (let offset = 0; offset < data.length; offset += 16) {
    const light = luminance(data, offset);
    counts[light] = (counts[light] ?? 0) + 1;
  }
  const limit = (data.length / 16) * CLIPPED;
  const endFrom = (start: number, step: number): number => {
    let [place, seen] = [start, 0];
    while (place > 0 && place < 255 + Number(step < 0)) {
      seen += counts[place] ?? 0;
      if (seen > limit) break;
      place += step;
    }
    return place;
  };
  return { darkest: endFrom(1, 1), lightest: endFrom(254, -1) };
}

/**
 * Replaces every colour by one of a scale from dark to light, stretched over the whole range of the picture.
 * @param jitter how far a pixel may stray along the scale, from 0 to 1: the grain of a print
 */
export function mapTones(scene: Scene, scale: readonly Colour[], jitter: number): void {
  const { context, width, height, random } = scene;
  const image = context.getImageData(0, 0, width, height);
  const { data } = image;
  const { darkest, lightest } = range(data);
  const table = Array.from({ length: 256 }, (_, light) =>
    Number.parseInt(ramp(scale, (light - darkest) / Math.max(1, lightest - darkest)).slice(1), 16),
  );
  const reach = jitter * 128;
  for (let offset = 0; offset < data.length; offset += 4) {
    const stray = (random.next() + random.next() - 1) * reach;
    const light = Math.round(luminance(data, offset) + stray);
    const colour = table[light < 0 ? 0 : light > 255 ? 255 : light] ?? 0;
    data[offset] = colour >> 16;
    data[offset + 1] = (colour >> 8) & 255;
    data[offset + 2] = colour & 255;
  }
  context.putImageData(image, 0, 0);
}
