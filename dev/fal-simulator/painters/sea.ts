import { fade, mix, ramp, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, glow, stars, verticalGradient, type Point } from "../pictures/shapes.ts";

interface Palette {
  sky: Colour[];
  light: Colour;
  /** From the horizon to the near water. */
  water: Colour[];
  glint: Colour;
}

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    sky: ["#6f86a8", "#b8a9b5", "#efc3a8", "#fbe3c2"],
    light: "#fff3dc",
    water: ["#e0b9a5", "#9b93a3", "#576c86", "#2c4560"],
    glint: "#fff0d8",
  },
  day: {
    sky: ["#3f86bd", "#7fb7d8", "#c4e0e6", "#eaf2ec"],
    light: "#fffef2",
    water: ["#a5d3d6", "#5aa7b5", "#2a7c95", "#12506c"],
    glint: "#ffffff",
  },
  dusk: {
    sky: ["#231f47", "#663a66", "#c8615f", "#f3a56a"],
    light: "#ffdc9c",
    water: ["#d27a62", "#8a4a64", "#4a3158", "#1d1a3a"],
    glint: "#ffd9a0",
  },
  night: {
    sky: ["#070c20", "#101c40", "#2c3561", "#7c6680"],
    light: "#f7f0dd",
    water: ["#5d5474", "#2b2f55", "#141a38", "#080c1e"],
    glint: "#f5e3d3",
  },
};

/** Long thin clouds, lit from below near the light. */
function paintClouds(scene: Scene, horizon: number, light: Point, palette: Palette): void {
  const { context, width, random, unit } = scene;
  for (let index = 0; index < 34; index += 1) {
    const y = horizon * (0.25 + 0.7 * random.next() ** 0.8);
    const x = random.between(-0.1, 1.1) * width;
    const length = random.between(120, 420) * unit;
    const thickness = random.between(3, 20) * unit * (1.1 - y / horizon);
    const nearness = Math.max(0, 1 - Math.hypot(x - light.x, y - light.y) / (700 * unit));
    const colour = mix(palette.sky[1] ?? "#888888", palette.light, 0.2 + 0.6 * nearness);
    context.save();
    context.translate(x, y);
    context.scale(length, thickness + 2 * unit);
    const body = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    body.addColorStop(0, fade(colour, 0.34));
    body.addColorStop(0.5, fade(colour, 0.16));
    body.addColorStop(1, fade(colour, 0));
    context.fillStyle = body;
    context.fillRect(-1, -1, 2, 2);
    context.restore();
  }
}

/** One swell: a filled band with a bright edge where it faces the light. */
function paintSwell(scene: Scene, y: number, near: number, light: Point, palette: Palette): void {
  const { context, width, noise, random, unit } = scene;
  const wavelength = (26 + 300 * near) * unit;
  const rise = (0.8 + 20 * near ** 1.4) * unit;
  const crest = (x: number) =>
    y - rise * (0.8 * noise.at(x / wavelength, y / (9 * unit)) + 0.45 * noise.at((x * 2.7) / wavelength, y));
  const step = Math.max(2, (3 + near * 8) * unit);
  context.beginPath();
  context.moveTo(-step, y + rise * 3 + 8 * unit);
  for (let x = -step; x <= width + step; x += step) context.lineTo(x, crest(x));
  context.lineTo(width + step, y + rise * 3 + 8 * unit);
  const colour = ramp(palette.water, near ** 0.8);
  context.fillStyle = fade(mix(colour, "#000000", 0.05 * random.next()), 0.62);
  context.fill();

  context.lineWidth = (0.7 + 2.4 * near) * unit;
  context.lineCap = "round";
  const spread = (50 + 330 * near) * unit;
  for (let x = 0; x < width; x += wavelength * 0.2) {
    const inPath = Math.exp(-(((x - light.x) / spread) ** 2));
    const shine = noise.at(x / (wavelength * 0.42) + 50, y / (5 * unit));
    const alpha = (0.12 + 0.95 * inPath) * Math.max(0, shine + 0.22 * inPath);
    if (alpha < 0.04) continue;
    const reach = wavelength * random.between(0.05, 0.16);
    context.strokeStyle = fade(inPath > 0.3 ? palette.glint : (palette.sky[3] ?? palette.glint), alpha);
    context.beginPath();
    context.moveTo(x - reach, crest(x - reach));
    context.quadraticCurveTo(x, crest(x) - 0.1 * rise, x + reach, crest(x + reach));
    context.stroke();
  }
}

/** A low sun or moon over open water, with its path of light. */
export function paintSea(scene: Scene): void {
  const { context, width, height, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  const horizon = height * random.between(0.46, 0.58);
  const light = { x: width * random.between(0.28, 0.72), y: horizon * random.between(0.45, 0.74) };
  fillAll(scene, verticalGradient(scene, palette.sky, 0, horizon));
  if (mood.time === "night") stars(scene, horizon * 0.75, 200);
  glow(scene, light, 620 * unit, palette.light, 0.6);
  paintClouds(scene, horizon, light, palette);
  disc(scene, light, random.between(36, 62) * unit, palette.light);
  glow(scene, { x: light.x, y: horizon }, 420 * unit, palette.light, 0.35);

  context.fillStyle = verticalGradient(scene, palette.water, horizon, height);
  context.fillRect(0, horizon, width, height - horizon);
  const rows = 74;
  for (let row = 0; row < rows; row += 1) {
    const near = (row / (rows - 1)) ** 1.9;
    paintSwell(scene, horizon + 2 * unit + (height * 1.04 - horizon) * near, near, light, palette);
  }
  context.fillStyle = fade(palette.sky[3] ?? "#ffffff", 0.5);
  context.fillRect(0, horizon - unit, width, 2 * unit);
}
