import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { fillAll, verticalGradient, type Point } from "../pictures/shapes.ts";
import { paintFish } from "./koi-fish.ts";

const COATS: [Colour, Colour][] = [
  ["#f6f1e6", "#d9512c"],
  ["#f0a23a", "#f9dda0"],
  ["#f3ece0", "#2b2a2e"],
  ["#d9512c", "#f6e9d8"],
  ["#f7f2e8", "#e2762f"],
];

/** Lines of light on the water, where two slow waves meet. */
function paintRipples(scene: Scene, count: number, alpha: number, colour: Colour): void {
  const { context, width, height, random, noise, unit } = scene;
  context.strokeStyle = fade(colour, alpha);
  for (let ripple = 0; ripple < count; ripple += 1) {
    let [x, y] = [random.between(-0.1, 1) * width, random.next() * height];
    context.lineWidth = random.between(1.5, 6) * unit;
    context.beginPath();
    context.moveTo(x, y);
    for (let step = 0; step < 14; step += 1) {
      const turn = noise.layered(x / (170 * unit), y / (90 * unit), 2) * 2.6;
      x += Math.cos(turn) * 20 * unit;
      y += Math.sin(turn) * 20 * unit;
      context.lineTo(x, y);
    }
    context.stroke();
  }
}

function paintLilyPad(scene: Scene, { x, y }: Point, radius: number): void {
  const { context, random, unit } = scene;
  const notch = random.next() * Math.PI * 2;
  context.save();
  context.shadowColor = "rgba(0,16,14,0.55)";
  context.shadowBlur = 22 * unit;
  context.shadowOffsetX = 10 * unit;
  context.shadowOffsetY = 16 * unit;
  const green = context.createRadialGradient(x, y, 0, x, y, radius);
  green.addColorStop(0, "#a9c46a");
  green.addColorStop(0.75, "#5f9150");
  green.addColorStop(1, "#3f7045");
  context.fillStyle = green;
  context.beginPath();
  context.moveTo(x, y);
  context.arc(x, y, radius, notch + 0.16, notch + Math.PI * 2 - 0.16);
  context.closePath();
  context.fill();
  context.restore();
  context.strokeStyle = fade("#d6e3a2", 0.35);
  context.lineWidth = 1.6 * unit;
  for (let vein = 1; vein < 12; vein += 1) {
    const turn = notch + (vein / 12) * Math.PI * 2;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + Math.cos(turn) * radius * 0.92, y + Math.sin(turn) * radius * 0.92);
    context.stroke();
  }
}

/** Koi in dark water under lily pads. */
export function paintKoi(scene: Scene): void {
  const { width, height, random, unit, mood } = scene;
  const deep =
    mood.time === "night"
      ? ["#0b2330", "#051420"]
      : random.pick([
          ["#1d5a4f", "#0c332f"],
          ["#1f5560", "#0b2c38"],
        ]);
  fillAll(scene, verticalGradient(scene, deep));
  paintRipples(scene, 150, 0.09, mix(deep[0] ?? "#1d5a4f", "#ffffff", 0.55));
  const count = Math.max(3, Math.round(4.2 * ((width * height) / (1000 * unit) ** 2)));
  const flow = random.next() * Math.PI * 2;
  for (let index = 0; index < count; index += 1) {
    const [body, patch] = random.pick(COATS);
    paintFish(scene, {
      x: width * (0.2 + 0.6 * ((index * 0.618 + random.between(0, 0.15)) % 1)),
      y: height * ((index + 0.5 + random.between(-0.2, 0.2)) / count),
      length: random.between(240, 400) * unit,
      heading: flow + random.normal() * 0.7,
      bend: random.between(-0.55, 0.55),
      body,
      patch,
    });
  }
  paintRipples(scene, 46, 0.1, "#e9fff4");
  const corner = random.pick([0, 1]);
  for (let pad = 0; pad < 5; pad += 1) {
    const atTop = pad < 2;
    const x =
      width *
      ((atTop ? corner : 1 - corner) + (atTop === (corner === 0) ? 1 : -1) * random.between(-0.03, 0.3));
    const y = height * (atTop ? random.between(-0.02, 0.16) : random.between(0.86, 1.02));
    paintLilyPad(scene, { x, y }, random.between(60, 135) * unit);
  }
}
