import { createCanvas } from "@napi-rs/canvas";
import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { fillAll, fillBelow, stars, verticalGradient } from "../pictures/shapes.ts";
import { blended } from "../pictures/texture.ts";

const LIGHTS: [Colour, Colour, Colour][] = [
  ["#3dffb0", "#2ac7c0", "#5a4fd0"],
  ["#7dffb4", "#35c98f", "#c74fa8"],
  ["#58e6ff", "#3f8fe0", "#8a58d6"],
];

/** A curtain of light: rays that stand on a winding line and fade upwards. */
function paintCurtain(scene: Scene, ground: number, lights: [Colour, Colour, Colour]): void {
  const { width, random, noise, unit } = scene;
  // Rays are soft: a third of the resolution is enough, and much quicker.
  const share = 1 / 3;
  const canvas = createCanvas(Math.ceil(width * share), Math.ceil(ground * share));
  const context = canvas.getContext("2d");
  const drift = random.next() * 60;
  const base = ground * random.between(0.62, 0.92);
  context.globalCompositeOperation = "lighter";
  for (let x = -20; x < canvas.width + 20; x += 1) {
    const place = x / share / unit;
    const foot = (base + 190 * unit * noise.layered(place / 520 + drift, drift, 2)) * share;
    const strength = 0.5 + 0.5 * noise.layered(place / 90 + drift * 3, 4, 3);
    const tall = (220 + 420 * (0.5 + 0.5 * noise.layered(place / 160, drift, 3))) * unit * share;
    const ray = context.createLinearGradient(0, foot - tall, 0, foot + 14);
    ray.addColorStop(0, fade(lights[2], 0));
    ray.addColorStop(0.35, fade(lights[2], 0.12 * strength));
    ray.addColorStop(0.72, fade(lights[1], 0.32 * strength));
    ray.addColorStop(0.95, fade(lights[0], 0.6 * strength));
    ray.addColorStop(1, fade(lights[0], 0));
    context.fillStyle = ray;
    // Rays lean with the line they stand on.
    context.fillRect(x + (foot - base * share) * 0.5, foot - tall, 1.6, tall + 14);
  }
  scene.context.imageSmoothingQuality = "high";
  blended(scene.context, "screen", 0.9, () => scene.context.drawImage(canvas, 0, 0, width, ground));
}

function paintFirs(scene: Scene, ground: number, colour: Colour): void {
  const { context, width, random, unit } = scene;
  context.fillStyle = colour;
  for (let x = -20 * unit; x < width + 20 * unit; x += random.between(8, 34) * unit) {
    const tall = random.between(40, 130) * unit * (0.6 + 0.8 * Math.abs(scene.noise.at(x / (210 * unit), 3)));
    context.beginPath();
    context.moveTo(x, ground - tall);
    const tiers = 7;
    for (let tier = 1; tier <= tiers; tier += 1) {
      const y = ground - tall + (tier / tiers) * tall;
      context.lineTo(x + tall * 0.2 * (tier / tiers), y);
      context.lineTo(x + tall * 0.1 * (tier / tiers), y - tall * 0.01);
    }
    for (let tier = tiers; tier >= 1; tier -= 1) {
      const y = ground - tall + (tier / tiers) * tall;
      context.lineTo(x - tall * 0.2 * (tier / tiers), y);
      context.lineTo(x - tall * 0.1 * ((tier - 0.6) / tiers), y - tall * 0.06);
    }
    context.fill();
  }
}

/** Northern lights over firs and their reflection on still ice. */
export function paintAurora(scene: Scene): void {
  const { context, width, height, random, noise, unit } = scene;
  const ground = height * random.between(0.74, 0.82);
  const lights = random.pick(LIGHTS);
  const sky = ["#040a1c", "#0a1c38", mix("#10324a", lights[1], 0.18)];
  fillAll(scene, verticalGradient(scene, sky, 0, ground));
  stars(scene, ground * 0.95, 420);
  for (let curtain = 0; curtain < 3; curtain += 1) paintCurtain(scene, ground, lights);
  fillBelow(
    scene,
    (x) => ground - 70 * unit - 60 * unit * noise.layered(x / (260 * unit), 8, 4),
    verticalGradient(scene, ["#0b2233", "#0a1a2a"], ground - 140 * unit, ground),
  );

  const lake = height - ground;
  context.save();
  context.beginPath();
  context.rect(0, ground, width, lake);
  context.clip();
  context.translate(0, ground * 2);
  context.scale(1, -1);
  context.globalAlpha = 0.62;
  context.drawImage(context.canvas, 0, 0);
  context.restore();
  context.fillStyle = verticalGradient(scene, [fade("#04101f", 0.15), fade("#04101f", 0.72)], ground, height);
  context.fillRect(0, ground, width, lake);
  for (let line = 0; line < 70; line += 1) {
    const y = ground + lake * random.next();
    const x = random.next() * width;
    context.strokeStyle = fade(lights[0], random.between(0.03, 0.16));
    context.lineWidth = random.between(0.8, 2.4) * unit;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + random.between(40, 240) * unit, y);
    context.stroke();
  }
  paintFirs(scene, ground + 3 * unit, "#050b14");
}
