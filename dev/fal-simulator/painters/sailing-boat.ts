import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { birds, disc, fillAll, fillBelow, type Point } from "../pictures/shapes.ts";
import { grain, paper } from "../pictures/texture.ts";

interface Palette {
  sky: Colour;
  sun: Colour;
  /** Far to near. */
  waves: Colour[];
  foam: Colour;
  hull: Colour;
  sail: Colour;
}

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    sky: "#f4dcc0",
    sun: "#ee8a6f",
    waves: ["#e7c39f", "#9fb3a7", "#5d8a8b", "#2f5f6c"],
    foam: "#f8eedb",
    hull: "#3a3f4f",
    sail: "#fbf3e2",
  },
  day: {
    sky: "#f3e7c4",
    sun: "#ef6f53",
    waves: ["#e9cf8f", "#7fb1a4", "#2f8182", "#17505c"],
    foam: "#fbf4dd",
    hull: "#26354a",
    sail: "#fffaf0",
  },
  dusk: {
    sky: "#f0a868",
    sun: "#d8442f",
    waves: ["#d8785a", "#96495a", "#58335a", "#2a2146"],
    foam: "#f7cf9a",
    hull: "#1d1830",
    sail: "#f7e2bf",
  },
  night: {
    sky: "#1d2a4d",
    sun: "#f2e7c6",
    waves: ["#3d5a7d", "#27456b", "#183154", "#0c1d3a"],
    foam: "#cfd9d6",
    hull: "#0a1226",
    sail: "#e9e2cc",
  },
};

function paintBoat(scene: Scene, { x, y }: Point, size: number, palette: Palette): void {
  const { context } = scene;
  context.save();
  context.translate(x, y);
  context.rotate(-0.05);
  context.fillStyle = palette.hull;
  context.beginPath();
  context.moveTo(-size * 0.5, -size * 0.1);
  context.quadraticCurveTo(-size * 0.4, size * 0.16, -size * 0.1, size * 0.17);
  context.lineTo(size * 0.22, size * 0.17);
  context.quadraticCurveTo(size * 0.48, size * 0.12, size * 0.58, -size * 0.12);
  context.quadraticCurveTo(0, -size * 0.03, -size * 0.5, -size * 0.1);
  context.fill();
  context.fillRect(-size * 0.012, -size * 1.18, size * 0.024, size * 1.15);
  context.fillStyle = palette.sail;
  context.beginPath();
  context.moveTo(size * 0.03, -size * 1.14);
  context.quadraticCurveTo(size * 0.46, -size * 0.66, size * 0.48, -size * 0.2);
  context.lineTo(size * 0.03, -size * 0.15);
  context.fill();
  context.fillStyle = mix(palette.sail, palette.sun, 0.45);
  context.beginPath();
  context.moveTo(-size * 0.03, -size * 1.04);
  context.quadraticCurveTo(-size * 0.34, -size * 0.56, -size * 0.4, -size * 0.2);
  context.lineTo(-size * 0.03, -size * 0.16);
  context.fill();
  context.restore();
}

/** A rolling band of water with lines that follow it. */
function paintWave(scene: Scene, layer: number, layers: number, top: number, palette: Palette): void {
  const { context, width, noise, random, unit } = scene;
  const near = layer / (layers - 1);
  const drift = random.next() * 40;
  const rise = (14 + 40 * near) * unit;
  const curve = (x: number) =>
    top +
    rise *
      (Math.sin(x / ((92 + 70 * near) * unit) + drift) * 0.55 + noise.layered(x / (260 * unit), drift, 2));
  const colour =
    palette.waves[Math.min(palette.waves.length - 1, Math.floor(near * palette.waves.length))] ??
    palette.hull;
  fillBelow(scene, curve, layer % 2 === 1 ? mix(colour, palette.foam, 0.12) : colour);
  context.strokeStyle = fade(palette.foam, 0.75);
  context.lineWidth = (2 + 3.4 * near) * unit;
  context.beginPath();
  for (let x = -4; x <= width + 4; x += 3) context.lineTo(x, curve(x));
  context.stroke();
  context.lineWidth = (1 + 1.2 * near) * unit;
  for (let line = 1; line < 4; line += 1) {
    context.strokeStyle = fade(palette.foam, 0.3 - line * 0.07);
    context.beginPath();
    for (let x = -4; x <= width + 4; x += 4) {
      context.lineTo(
        x,
        curve(x) + line * (9 + 10 * near) * unit + 3 * unit * Math.sin(x / (40 * unit) + line),
      );
    }
    context.stroke();
  }
}

/** A print in few flat colours: a great sun, a boat, rolling water. */
export function paintSailingBoat(scene: Scene): void {
  const { width, height, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  fillAll(scene, palette.sky);
  const horizon = height * random.between(0.56, 0.64);
  const side = random.chance(0.5) ? 1 : -1;
  const sun = {
    x: width * (0.5 + side * random.between(0.1, 0.22)),
    y: horizon - random.between(90, 190) * unit,
  };
  const radius = random.between(170, 235) * unit;
  disc(scene, sun, radius, palette.sun);
  for (let line = 0; line < 5; line += 1) {
    scene.context.fillStyle = palette.sky;
    const y = sun.y + radius * (0.24 + line * 0.17);
    scene.context.fillRect(sun.x - radius - 2, y, radius * 2 + 4, (2 + line * 2.2) * unit);
  }
  birds(scene, { x: sun.x - side * 330 * unit, y: sun.y - 150 * unit }, 6, fade(palette.hull, 0.8));
  const layers = 7;
  const boat = { x: width * (0.5 - side * random.between(0.12, 0.24)), y: horizon + 20 * unit };
  for (let layer = 0; layer < layers; layer += 1) {
    if (layer === 2) paintBoat(scene, boat, random.between(190, 240) * unit, palette);
    const near = layer / (layers - 1);
    paintWave(scene, layer, layers, horizon + (height * 0.95 - horizon) * near ** 1.1, palette);
  }
  paper(scene, 0.5);
  grain(scene, 0.35, 1.6);
}
