import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { fillAll, verticalGradient } from "../pictures/shapes.ts";
import { paper, vignette } from "../pictures/texture.ts";

interface Palette {
  ground: Colour;
  fields: Colour[];
}

const PALETTES: Record<TimeOfDay, Palette[]> = {
  dawn: [
    { ground: "#e9c9b4", fields: ["#f3a883", "#f6dcc0", "#b7a5b8"] },
    { ground: "#c7d3d4", fields: ["#f2d0b5", "#8fb0bb", "#f4ead9"] },
  ],
  day: [
    { ground: "#e8b23c", fields: ["#f6e3a8", "#e2702f", "#f3c55c"] },
    { ground: "#3f76a8", fields: ["#9cc4d4", "#1f4a7c", "#e9e4d2"] },
  ],
  dusk: [
    { ground: "#7a1f22", fields: ["#ee7428", "#3a0f26", "#d78f80"] },
    { ground: "#4a2145", fields: ["#c8503f", "#8a2f4e", "#efa05c"] },
  ],
  night: [
    { ground: "#161a30", fields: ["#2f3f74", "#0b0d18", "#6b4a6f"] },
    { ground: "#20262a", fields: ["#7a2f2a", "#101416", "#3f5660"] },
  ],
};

interface Field {
  top: number;
  bottom: number;
  inset: number;
  colour: Colour;
}

/** One cloud of colour, brushed on in many thin strokes that end unevenly. */
function brushField(scene: Scene, { top, bottom, inset, colour }: Field, ground: Colour): void {
  const { context, width, random, noise, unit } = scene;
  context.save();
  context.filter = `blur(${(14 * unit).toFixed(1)}px)`;
  context.fillStyle = fade(colour, 0.82);
  context.fillRect(inset, top, width - inset * 2, bottom - top);
  context.restore();
  context.lineCap = "round";
  const strokes = Math.round(((bottom - top) / unit) * 0.75);
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const y = top + (bottom - top) * random.next();
    const edge = Math.min(y - top, bottom - y) / (bottom - top);
    const ragged = 26 * unit * (1 - edge) * Math.abs(random.normal());
    const [from, to] = [inset + ragged * random.next(), width - inset - ragged * random.next()];
    const shade = 0.5 + 0.5 * noise.layered(stroke * 0.13, y / (90 * unit), 2);
    const tone =
      shade > 0.5 ? mix(colour, "#fff2dc", (shade - 0.5) * 0.36) : mix(colour, ground, (0.5 - shade) * 0.7);
    context.strokeStyle = fade(tone, random.between(0.04, 0.16));
    context.lineWidth = random.between(4, 26) * unit;
    const sway = random.normal() * 6 * unit;
    context.beginPath();
    context.moveTo(from, y);
    context.bezierCurveTo(width * 0.35, y + sway, width * 0.65, y - sway, to, y + random.normal() * 4 * unit);
    context.stroke();
  }
}

/** Soft rectangles that float on a ground, as if lit from behind. */
export function paintColourField(scene: Scene): void {
  const { width, height, random, unit, mood } = scene;
  const palette = random.pick(PALETTES[mood.time]);
  const { ground } = palette;
  fillAll(
    scene,
    verticalGradient(scene, [mix(ground, "#ffffff", 0.05), ground, mix(ground, "#000000", 0.1)]),
  );
  brushField(
    scene,
    { top: -20 * unit, bottom: height + 20 * unit, inset: -40 * unit, colour: ground },
    "#000000",
  );
  const margin = random.between(0.06, 0.09) * height;
  const weights = [random.between(0.8, 2.2), random.between(0.5, 1.5), random.between(0.5, 1.5)];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const gap = 0.026 * height;
  const inner = height - margin * 2 - gap * (weights.length - 1);
  const colours = random.chance(0.5) ? palette.fields : palette.fields.toReversed();
  let top = margin;
  weights.forEach((weight, index) => {
    const tall = (weight / total) * inner;
    const inset = width * random.between(0.075, 0.11);
    brushField(scene, { top, bottom: top + tall, inset, colour: colours[index] ?? ground }, ground);
    top += tall + gap;
  });
  paper(scene, 0.65);
  vignette(scene, 0.2);
}
