import { createCanvas, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";
import { fade, type Colour } from "./colour.ts";
import type { Random } from "./random.ts";
import type { Scene } from "./scene.ts";

type BlendMode = SKRSContext2D["globalCompositeOperation"];

/** Runs `draw` with a blend mode and an opacity, and puts both back. */
export function blended(context: SKRSContext2D, mode: BlendMode, alpha: number, draw: () => void): void {
  context.save();
  context.globalCompositeOperation = mode;
  context.globalAlpha = alpha;
  draw();
  context.restore();
}

/** A square of grey specks around the middle grey. */
function speckTile(random: Random, side: number, contrast: number): Canvas {
  const tile = createCanvas(side, side);
  const context = tile.getContext("2d");
  const image = context.createImageData(side, side);
  for (let offset = 0; offset < image.data.length; offset += 4) {
    const grey = 128 + random.normal() * contrast;
    image.data[offset] = image.data[offset + 1] = image.data[offset + 2] = grey;
    image.data[offset + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return tile;
}

function fillWith(scene: Scene, tile: Canvas, scale: number): void {
  const { context, width, height } = scene;
  context.save();
  context.scale(scale, scale);
  context.fillStyle = context.createPattern(tile, "repeat") ?? "transparent";
  context.fillRect(0, 0, width / scale, height / scale);
  context.restore();
}

/** Film-like grain. @param strength from 0 to 1 */
export function grain(scene: Scene, strength: number, size = 1): void {
  const tile = speckTile(scene.random, 192, 46);
  const scale = Math.max(1, scene.unit * size);
  blended(scene.context, "soft-light", strength, () => fillWith(scene, tile, scale));
}

/** The tooth and the faint blotches of paper. @param strength from 0 to 1 */
export function paper(scene: Scene, strength: number): void {
  const { context, noise, unit } = scene;
  const blotches = speckTile(scene.random, 48, 34);
  blended(context, "soft-light", strength * 0.5, () => fillWith(scene, blotches, unit * 26));
  const tooth = createCanvas(160, 160);
  const toothContext = tooth.getContext("2d");
  const image = toothContext.createImageData(160, 160);
  for (let y = 0; y < 160; y += 1) {
    for (let x = 0; x < 160; x += 1) {
      const grey = 128 + noise.at(x * 0.31, y * 0.24) * 40 + scene.random.normal() * 26;
      image.data.set([grey, grey, grey, 255], (y * 160 + x) * 4);
    }
  }
  toothContext.putImageData(image, 0, 0);
  blended(context, "soft-light", strength, () => fillWith(scene, tooth, Math.max(1, unit * 1.4)));
}

/** Darkens the corners. @param strength from 0 to 1 */
export function vignette(scene: Scene, strength: number, colour: Colour = "#000000"): void {
  const { context, width, height } = scene;
  const [x, y, radius] = [width / 2, height / 2, Math.hypot(width, height) / 2];
  const shade = context.createRadialGradient(x, y, radius * 0.45, x, y, radius);
  shade.addColorStop(0, fade(colour, 0));
  shade.addColorStop(1, fade(colour, strength));
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
}
