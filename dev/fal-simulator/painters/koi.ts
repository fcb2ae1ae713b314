import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { fillAll, smoothOutline, verticalGradient, type Point } from "../pictures/shapes.ts";

interface Fish extends Point {
  length: number;
  heading: number;
  bend: number;
  body: Colour;
  patch: Colour;
}

const COATS: [Colour, Colour][] = [
  ["#f6f1e6", "#d9512c"],
  ["#f0a23a", "#f9dda0"],
  ["#f3ece0", "#2b2a2e"],
  ["#d9512c", "#f6e9d8"],
  ["#f7f2e8", "#e2762f"],
];

/** Half the body's width along it, from the nose at 0 to the tail's root at 1, as a share of its length. */
function girth(along: number): number {
  return 0.125 * Math.sin(Math.PI * Math.min(1, along * 0.86 + 0.1)) ** 0.75 * (1 - along * 0.42);
}

/** The spine: points from nose to tail with the direction across it. */
function spine({ x, y, length, heading, bend }: Fish): (along: number) => { point: Point; across: Point } {
  return (along) => {
    const turn = heading + bend * Math.sin((along - 0.15) * Math.PI * 1.2);
    const place = (along - 0.5) * length;
    const sway = bend * length * 0.16 * Math.sin(along * Math.PI * 1.6);
    const point = {
      x: x - Math.cos(heading) * place - Math.sin(heading) * sway,
      y: y - Math.sin(heading) * place + Math.cos(heading) * sway,
    };
    return { point, across: { x: -Math.sin(turn), y: Math.cos(turn) } };
  };
}

function outline(fish: Fish): Point[] {
  const at = spine(fish);
  const side = (sign: number, alongs: number[]) =>
    alongs.map((along) => {
      const { point, across } = at(along);
      const reach = sign * girth(along) * fish.length;
      return { x: point.x + across.x * reach, y: point.y + across.y * reach };
    });
  const alongs = Array.from({ length: 13 }, (_, index) => index / 12);
  return [...side(1, alongs), ...side(-1, alongs.toReversed())];
}

function paintFin(scene: Scene, fish: Fish, along: number, sign: number, size: number): void {
  const { context } = scene;
  const { point, across } = spine(fish)(along);
  const back = { x: -Math.cos(fish.heading), y: -Math.sin(fish.heading) };
  const root = girth(along) * fish.length * 0.85 * sign;
  const [rootX, rootY] = [point.x + across.x * root, point.y + across.y * root];
  const reach = size * fish.length;
  context.fillStyle = fade(mix(fish.body, "#ffffff", 0.3), 0.55);
  context.beginPath();
  context.moveTo(rootX, rootY);
  context.quadraticCurveTo(
    rootX + across.x * reach * sign,
    rootY + across.y * reach * sign,
    rootX + across.x * reach * sign * 0.9 + back.x * reach,
    rootY + across.y * reach * sign * 0.9 + back.y * reach,
  );
  context.quadraticCurveTo(
    rootX + back.x * reach * 0.7,
    rootY + back.y * reach * 0.7,
    rootX + back.x * reach * 0.5,
    rootY + back.y * reach * 0.5,
  );
  context.fill();
}

function paintTail(scene: Scene, fish: Fish): void {
  const { context } = scene;
  const { point, across } = spine(fish)(0.97);
  const back = { x: -Math.cos(fish.heading + fish.bend), y: -Math.sin(fish.heading + fish.bend) };
  const reach = fish.length * 0.22;
  for (const sign of [1, -1]) {
    context.fillStyle = fade(mix(fish.body, "#ffffff", 0.25), 0.62);
    context.beginPath();
    context.moveTo(point.x, point.y);
    context.quadraticCurveTo(
      point.x + back.x * reach * 0.5 + across.x * reach * 0.5 * sign,
      point.y + back.y * reach * 0.5 + across.y * reach * 0.5 * sign,
      point.x + back.x * reach * 1.2 + across.x * reach * 0.62 * sign,
      point.y + back.y * reach * 1.2 + across.y * reach * 0.62 * sign,
    );
    context.quadraticCurveTo(
      point.x + back.x * reach * 0.8,
      point.y + back.y * reach * 0.8,
      point.x,
      point.y,
    );
    context.fill();
  }
}

function paintFish(scene: Scene, fish: Fish): void {
  const { context, random, unit } = scene;
  const at = spine(fish);
  context.save();
  context.translate(18 * unit, 30 * unit);
  context.filter = `blur(${(12 * unit).toFixed(1)}px)`;
  smoothOutline(scene, outline(fish));
  context.fillStyle = "rgba(0,12,14,0.5)";
  context.fill();
  context.restore();

  paintTail(scene, fish);
  for (const sign of [1, -1]) {
    paintFin(scene, fish, 0.26, sign, 0.15);
    paintFin(scene, fish, 0.64, sign, 0.08);
  }
  smoothOutline(scene, outline(fish));
  context.fillStyle = fish.body;
  context.fill();
  context.save();
  context.clip();
  for (const along of [random.between(0.05, 0.2), random.between(0.35, 0.5), random.between(0.62, 0.85)]) {
    const { point, across } = at(along);
    const offset = random.normal() * 0.03 * fish.length;
    const centre = { x: point.x + across.x * offset, y: point.y + across.y * offset };
    const size = fish.length * random.between(0.06, 0.12);
    const lump = Array.from({ length: 8 }, (_, index) => {
      const reach = size * random.between(0.75, 1.3);
      return {
        x: centre.x + Math.cos((index / 8) * 6.283) * reach,
        y: centre.y + Math.sin((index / 8) * 6.283) * reach,
      };
    });
    smoothOutline(scene, lump);
    context.fillStyle = fish.patch;
    context.fill();
  }
  context.lineWidth = fish.length * 0.055;
  context.strokeStyle = fade("#1a2a2c", 0.22);
  smoothOutline(scene, outline(fish));
  context.stroke();
  context.restore();
  context.lineWidth = 2.5 * unit;
  context.strokeStyle = fade("#ffffff", 0.35);
  context.beginPath();
  for (let along = 0.2; along < 0.8; along += 0.05) context.lineTo(at(along).point.x, at(along).point.y);
  context.stroke();
  for (const sign of [1, -1]) {
    const { point, across } = at(0.09);
    const reach = girth(0.09) * fish.length * 0.72 * sign;
    context.fillStyle = "#15161a";
    context.beginPath();
    context.arc(point.x + across.x * reach, point.y + across.y * reach, fish.length * 0.013, 0, Math.PI * 2);
    context.fill();
  }
}

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
