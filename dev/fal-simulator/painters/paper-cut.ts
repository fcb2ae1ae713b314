import { mix, ramp, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, smoothOutline, stars, verticalGradient, type Point } from "../pictures/shapes.ts";
import { paper } from "../pictures/texture.ts";

/** From the innermost sheet to the outermost. */
const SHEETS: Record<TimeOfDay, Colour[]> = {
  dawn: ["#f6d9c0", "#eeb9a0", "#d98f8c", "#a97390", "#6d5f86"],
  day: ["#d7ecec", "#9fcfd0", "#5fa8a8", "#f0c069", "#ea8a4c"],
  dusk: ["#f7b267", "#e9704f", "#b83f55", "#6f2b58", "#34204a"],
  night: ["#141d3f", "#2f2a57", "#6d2f52", "#a53a4c", "#e8905f"],
};

/** A hole with a wandering edge. */
function hole(scene: Scene, centre: Point, radius: number, drift: number): Point[] {
  const { noise, width, height } = scene;
  const stretch = Math.max(1, Math.max(width, height) / Math.min(width, height) / 1.15);
  const [stretchX, stretchY] = width > height ? [stretch, 1] : [1, stretch];
  return Array.from({ length: 40 }, (_, index) => {
    const turn = (index / 40) * Math.PI * 2;
    const wander = 1 + 0.42 * noise.layered(Math.cos(turn) * 1.3 + drift, Math.sin(turn) * 1.3 + drift, 3);
    return {
      x: centre.x + Math.cos(turn) * radius * wander * stretchX,
      y: centre.y + Math.sin(turn) * radius * wander * stretchY,
    };
  });
}

/** A sheet of card with a hole in it, which throws its shadow on the sheets below. */
function laySheet(scene: Scene, outline: Point[], colour: Colour): void {
  const { context, width, height, unit } = scene;
  const sheet = () => {
    smoothOutline(scene, outline);
    context.rect(width + 80, -80, -width - 160, height + 160);
  };
  context.save();
  context.shadowColor = "rgba(12,6,18,0.6)";
  context.shadowBlur = 34 * unit;
  context.shadowOffsetX = 7 * unit;
  context.shadowOffsetY = 16 * unit;
  sheet();
  context.fillStyle = verticalGradient(scene, [
    mix(colour, "#fff4e4", 0.1),
    colour,
    mix(colour, "#1a0f20", 0.12),
  ]);
  context.fill("evenodd");
  context.restore();
  smoothOutline(scene, outline);
  context.strokeStyle = mix(colour, "#fff4e4", 0.35);
  context.lineWidth = 1.6 * unit;
  context.stroke();
}

/** Sheets of coloured card, one behind the other, around a far light. */
export function paintPaperCut(scene: Scene): void {
  const { width, height, random, unit, mood } = scene;
  const sheets = SHEETS[mood.time];
  const deepest = sheets[0] ?? "#141d3f";
  fillAll(scene, deepest);
  const centre = { x: width * random.between(0.44, 0.56), y: height * random.between(0.42, 0.54) };
  const light = mood.time === "night" ? "#f6ecd2" : mix(deepest, "#fffbee", 0.75);
  const radius = random.between(46, 68) * unit;
  if (mood.time === "night") stars(scene, height, 90);
  disc(scene, centre, radius, light);
  if (mood.time === "night") {
    disc(scene, { x: centre.x + radius * 0.48, y: centre.y - radius * 0.24 }, radius * 0.86, deepest);
  }
  const count = random.whole(5, 7);
  const drift = random.next() * 100;
  for (let sheet = 0; sheet < count; sheet += 1) {
    const share = (sheet + 1) / count;
    const reach = (170 + 430 * share) * unit;
    laySheet(scene, hole(scene, centre, reach, drift + sheet * 0.33), ramp(sheets.slice(1), share));
  }
  paper(scene, 0.45);
}
