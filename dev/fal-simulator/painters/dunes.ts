import { fade, mix, ramp, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, glow, stars, verticalGradient } from "../pictures/shapes.ts";

interface Palette {
  sky: Colour[];
  light: Colour;
  /** Far to near. */
  lit: Colour[];
  shaded: Colour[];
}

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    sky: ["#8fa6c0", "#d9c3bd", "#f6ddc0"],
    light: "#fff4e0",
    lit: ["#e6cdb6", "#e3b48c", "#dc9c69"],
    shaded: ["#c3ab9f", "#a17b6c", "#6d4a47"],
  },
  day: {
    sky: ["#4d93c4", "#9cc6da", "#e9e6d6"],
    light: "#fffdf0",
    lit: ["#e8d6ac", "#ebc37d", "#e6ab58"],
    shaded: ["#cdb07e", "#b88545", "#8a5a2a"],
  },
  dusk: {
    sky: ["#36305f", "#9c5470", "#f2a26b"],
    light: "#ffdfa0",
    lit: ["#e2946c", "#dd7448", "#c4562f"],
    shaded: ["#8d5166", "#5d2f4d", "#331c38"],
  },
  night: {
    sky: ["#080f26", "#1a2a50", "#4b5a80"],
    light: "#f4efde",
    lit: ["#6f7f9f", "#566a92", "#3d5480"],
    shaded: ["#36456a", "#1e2b4d", "#0d1632"],
  },
};

/** One dune: a crest that winds towards us, lit on one side of it and dark on the other. */
function paintDune(scene: Scene, near: number, base: number, palette: Palette, side: number): void {
  const { context, width, height, random, noise, unit } = scene;
  const rise = height * (0.05 + 0.2 * near);
  const peak = width * random.between(0.15, 0.85);
  const drift = random.next() * 50;
  const spread = width * random.between(0.45, 0.7);
  const crest = (x: number) => {
    const distance = Math.abs(x - peak) / spread;
    const hump = 1 / (1 + (distance * 1.7) ** 2);
    return base - rise * (hump + 0.28 * noise.layered(x / (520 * unit) + drift, near * 10, 2));
  };
  const below = (from: number, to: number) => {
    for (let x = from; x <= to; x += 3) context.lineTo(x, crest(x));
  };
  const lit = ramp(palette.lit, near);
  const shaded = ramp(palette.shaded, near);
  context.beginPath();
  context.moveTo(0, height);
  below(0, width + 3);
  context.lineTo(width, height);
  context.closePath();
  context.fillStyle = verticalGradient(scene, [lit, mix(lit, shaded, 0.35)], base - rise, base + rise * 1.6);
  context.fill();

  context.save();
  context.clip();
  paintWindRipples(scene, near, base, rise, mix(lit, shaded, 0.6));
  // The edge between light and shade runs down from the peak in a slow curve.
  const fall = rise * 2.4;
  const edge = (t: number) =>
    peak - side * spread * (0.62 * t ** 0.8 + 0.16 * Math.sin(t * Math.PI * 2) * (1 - t * 0.5));
  context.beginPath();
  context.moveTo(side > 0 ? width + 9 : -9, height);
  context.lineTo(side > 0 ? width + 9 : -9, crest(side > 0 ? width : 0) - 9);
  for (let x = side > 0 ? width : 0; side > 0 ? x >= peak : x <= peak; x -= side * 3)
    context.lineTo(x, crest(x) - 1);
  for (let t = 0; t <= 1; t += 0.03) context.lineTo(edge(t), crest(peak) + t * fall);
  context.lineTo(edge(1), height + 9);
  context.closePath();
  context.fillStyle = verticalGradient(
    scene,
    [shaded, mix(shaded, lit, 0.4)],
    base - rise,
    base + rise * 2.2,
  );
  context.fill();
  context.restore();
  context.strokeStyle = fade(mix(lit, palette.light, 0.6), 0.5);
  context.lineWidth = (0.8 + near * 1.4) * unit;
  context.beginPath();
  below(0, width);
  context.stroke();
}

function paintWindRipples(scene: Scene, near: number, base: number, rise: number, colour: Colour): void {
  const { context, width, height, noise, unit } = scene;
  if (near < 0.4) return;
  context.strokeStyle = fade(colour, 0.2);
  context.lineWidth = 1.5 * unit;
  for (let y = base - rise * 0.6; y < height + 40 * unit; y += (6 + 9 * near) * unit) {
    context.beginPath();
    for (let x = -10; x < width + 20 * unit; x += 14 * unit) {
      context.lineTo(x, y + x * 0.06 + 16 * unit * noise.layered(x / (210 * unit), y / (60 * unit), 2));
    }
    context.stroke();
  }
}

/** Dunes to the horizon in low light. */
export function paintDunes(scene: Scene): void {
  const { width, height, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  const horizon = height * random.between(0.4, 0.48);
  fillAll(scene, verticalGradient(scene, palette.sky, 0, horizon * 1.1));
  if (mood.time === "night") stars(scene, horizon, 320);
  const side = random.chance(0.5) ? 1 : -1;
  const sun = { x: width * (0.5 - side * random.between(0.15, 0.36)), y: horizon * random.between(0.3, 0.7) };
  glow(scene, sun, 500 * unit, palette.light, 0.7);
  disc(scene, sun, random.between(26, 46) * unit, palette.light);
  const layers = 8;
  for (let layer = 0; layer < layers; layer += 1) {
    const near = layer / (layers - 1);
    paintDune(scene, near, horizon + (height * 0.98 - horizon) * near ** 1.25 + 0.03 * height, palette, side);
  }
}
