import { fade, mix, ramp, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { birds, disc, fillAll, fillBelow, glow, stars, verticalGradient } from "../pictures/shapes.ts";

interface Palette {
  sky: Colour[];
  light: Colour;
  /** From the farthest ridge to the nearest. */
  land: Colour[];
}

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    sky: ["#5f8aa3", "#a9bcb8", "#f1cfa6", "#f7dfc0"],
    light: "#fff1d6",
    land: ["#d9b899", "#a9998c", "#6f7a7a", "#3a5055", "#152e37"],
  },
  day: {
    sky: ["#4f93bf", "#8fbfd6", "#d4e4e2", "#eef0e4"],
    light: "#fffdf0",
    land: ["#b9cdd3", "#8db0b3", "#5f8d84", "#35655a", "#173c38"],
  },
  dusk: {
    sky: ["#2c3560", "#7d4f78", "#d9785f", "#f6b871"],
    light: "#ffe2a6",
    land: ["#c9746a", "#8f5068", "#5a3a5d", "#33284a", "#171731"],
  },
  night: {
    sky: ["#0a1228", "#13234a", "#2a4568", "#56748a"],
    light: "#f6f1dc",
    land: ["#46637c", "#2f4a66", "#1d334f", "#10213a", "#081326"],
  },
};

const LAYERS = 8;

function paintSky(scene: Scene, palette: Palette): void {
  const { width, height, random, unit, mood } = scene;
  fillAll(scene, verticalGradient(scene, palette.sky, 0, height * 0.7));
  if (mood.time === "night") stars(scene, height * 0.5, 260);
  const sun = { x: width * random.between(0.25, 0.75), y: height * random.between(0.2, 0.36) };
  glow(scene, sun, 560 * unit, palette.light, 0.85);
  disc(scene, sun, random.between(34, 58) * unit, palette.light);
  if (mood.time !== "night") {
    birds(
      scene,
      { x: sun.x + 140 * unit, y: sun.y - 60 * unit },
      6,
      fade(palette.land[3] ?? "#000000", 0.55),
    );
  }
}

/** A fringe of firs along a ridge. */
function paintFirs(scene: Scene, heightAt: (x: number) => number, tall: number, colour: Colour): void {
  const { context, width, random, unit } = scene;
  context.fillStyle = colour;
  context.beginPath();
  for (let x = -tall; x < width + tall; x += tall * random.between(0.16, 0.5)) {
    const size = tall * random.between(0.35, 1) * (0.75 + 0.35 * scene.noise.at(x / (160 * unit), 90));
    const foot = heightAt(x) + 4 * unit;
    const tiers = 5;
    context.moveTo(x, foot - size);
    for (let tier = 1; tier <= tiers; tier += 1) {
      const reach = size * 0.21 * (tier / tiers) * random.between(0.85, 1.15);
      context.lineTo(x + reach, foot - size * (1 - tier / tiers));
      if (tier < tiers) context.lineTo(x + reach * 0.5, foot - size * (1 - tier / tiers) - size * 0.02);
    }
    for (let tier = tiers; tier >= 1; tier -= 1) {
      const reach = size * 0.21 * (tier / tiers) * random.between(0.85, 1.15);
      context.lineTo(x - reach, foot - size * (1 - tier / tiers));
      if (tier > 1) context.lineTo(x - reach * 0.5, foot - size * (1 - tier / tiers) - size * 0.02);
    }
    context.closePath();
  }
  context.fill();
}

/** Mountains behind mountains, paler the farther they are, with mist between. */
export function paintRidges(scene: Scene): void {
  const { width, height, noise, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  paintSky(scene, palette);
  const haze = palette.sky[3] ?? "#ffffff";
  const drift = random.between(0, 100);
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const depth = layer / (LAYERS - 1);
    const base = height * (0.42 + 0.5 * depth ** 1.15);
    const rise = height * (0.15 - 0.07 * depth);
    const wave = (0.55 + depth * 0.35) / (230 * unit);
    const heightAt = (x: number) => {
      const slow = noise.layered(x * wave + drift, layer * 7.7, 6);
      const sharp = 1 - Math.abs(noise.layered(x * wave * 0.8 - drift, layer * 3.1 + 40, 5)) * 1.9;
      return base - rise * (slow * 0.75 + sharp * 0.55 * (1 - depth * 0.6));
    };
    const colour = ramp(palette.land, depth);
    const foot = mix(colour, haze, 0.6 * (1 - depth) + 0.08);
    fillBelow(
      scene,
      heightAt,
      verticalGradient(scene, [colour, foot], base - rise * 0.7, base + height * 0.13),
    );
    if (layer >= LAYERS - 4) {
      paintFirs(scene, heightAt, (22 + 70 * (depth - 0.5)) * unit * (layer === LAYERS - 1 ? 1.7 : 1), colour);
    }
    if (layer < LAYERS - 1) {
      scene.context.fillStyle = verticalGradient(
        scene,
        [fade(haze, 0), fade(haze, 0.3 * (1 - depth)), fade(haze, 0)],
        base,
        base + height * 0.14,
      );
      scene.context.fillRect(0, base, width, height * 0.14);
    }
  }
}
