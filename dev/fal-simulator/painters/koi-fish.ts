import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { smoothOutline, type Point } from "../pictures/shapes.ts";

/** A koi seen from above. Angles are radians, lengths pixels. */
export interface Fish extends Point {
  length: number;
  heading: number;
  bend: number;
  body: Colour;
  patch: Colour;
}

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

export function paintFish(scene: Scene, fish: Fish): void {
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
