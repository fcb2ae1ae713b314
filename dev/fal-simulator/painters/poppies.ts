import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, smoothOutline, verticalGradient, type Point } from "../pictures/shapes.ts";
import { paper } from "../pictures/texture.ts";

interface Flower extends Point {
  radius: number;
  colour: Colour;
  /** How much it is seen from the side: 1 is a circle. */
  flatness: number;
  tilt: number;
}

const BLOOMS: Colour[][] = [
  ["#d8432b", "#e7662f", "#c92f3d", "#efab3f"],
  ["#e58a9b", "#c95a78", "#f0b8b0", "#a94468"],
  ["#5a78b5", "#88a2d0", "#3f5a96", "#c9c3e0"],
  ["#efab3f", "#f5c963", "#e58b35", "#f4e3b0"],
];

const GREENS: Colour[] = ["#4f7a4a", "#6d9157", "#3c6444", "#83a066"];

function petalOutline(scene: Scene, radius: number, wobble: number): Point[] {
  const { random } = scene;
  return Array.from({ length: 9 }, (_, index) => {
    const turn = (index / 9) * Math.PI * 2;
    const reach = radius * (1 + wobble * random.normal());
    return { x: Math.cos(turn) * reach, y: Math.sin(turn) * reach * 0.92 - radius * 0.42 };
  });
}

function paintBloom(scene: Scene, flower: Flower): void {
  const { context, random, unit } = scene;
  const { x, y, radius, colour, flatness, tilt } = flower;
  context.save();
  context.translate(x, y);
  context.rotate(tilt);
  context.scale(1, flatness);
  const turn = random.next() * Math.PI;
  for (let petal = 0; petal < 5; petal += 1) {
    context.save();
    context.rotate(turn + (petal / 5) * Math.PI * 2 + random.normal() * 0.12);
    smoothOutline(scene, petalOutline(scene, radius * 0.66, 0.07));
    const shade = context.createRadialGradient(0, 0, radius * 0.1, 0, -radius * 0.3, radius * 1.05);
    shade.addColorStop(0, mix(colour, "#3a0f12", 0.42));
    shade.addColorStop(0.45, mix(colour, "#7a1f1c", 0.08));
    shade.addColorStop(1, mix(colour, "#ffe9c9", 0.2));
    context.fillStyle = shade;
    context.fill();
    context.lineWidth = 1.1 * unit;
    context.strokeStyle = fade(mix(colour, "#4a1015", 0.5), 0.3);
    context.stroke();
    for (let vein = -3; vein <= 3; vein += 1) {
      context.beginPath();
      context.moveTo(0, -radius * 0.12);
      context.quadraticCurveTo(vein * radius * 0.06, -radius * 0.5, vein * radius * 0.15, -radius * 0.92);
      context.strokeStyle = fade(mix(colour, "#4a1015", 0.6), 0.13);
      context.stroke();
    }
    context.restore();
  }
  paintHeart(scene, radius);
  context.restore();
}

function paintHeart(scene: Scene, radius: number): void {
  const { random } = scene;
  for (let stamen = 0; stamen < 46; stamen += 1) {
    const turn = random.next() * Math.PI * 2;
    const reach = radius * random.between(0.14, 0.34);
    const point = { x: Math.cos(turn) * reach, y: Math.sin(turn) * reach };
    disc(scene, point, radius * random.between(0.014, 0.034), fade("#1f1620", random.between(0.6, 1)));
  }
  disc(scene, { x: 0, y: 0 }, radius * 0.13, "#3d4a35");
  disc(scene, { x: -radius * 0.03, y: -radius * 0.03 }, radius * 0.07, "#68794f");
}

function paintStem(scene: Scene, from: Point, to: Point, width: number, colour: Colour): void {
  const { context, random } = scene;
  const sway = random.normal() * Math.abs(to.y - from.y) * 0.1;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(
    from.x + sway,
    from.y + (to.y - from.y) * 0.4,
    to.x - sway,
    to.y + (from.y - to.y) * 0.3,
    to.x,
    to.y,
  );
  context.stroke();
}

function paintGrass(scene: Scene, count: number, tall: number, alpha: number): void {
  const { width, height, random, unit } = scene;
  for (let blade = 0; blade < count; blade += 1) {
    const x = random.next() * width;
    const tip = { x: x + random.normal() * 40 * unit, y: height - tall * random.between(0.35, 1) };
    const colour = fade(random.pick(GREENS), alpha * random.between(0.6, 1));
    paintStem(scene, { x, y: height + 6 * unit }, tip, random.between(1.6, 5) * unit, colour);
  }
}

/** A loose bed of flowers on warm paper. */
export function paintPoppies(scene: Scene): void {
  const { width, height, random, unit, mood } = scene;
  const isNight = mood.time === "night";
  const ground = isNight ? ["#1b2433", "#263247"] : ["#f3ead6", "#ece0c4"];
  fillAll(scene, verticalGradient(scene, ground));
  paper(scene, 0.7);
  paintGrass(scene, 90, height * 0.62, 0.32);

  const blooms = random.pick(BLOOMS);
  const count = Math.round(9 + 8 * (width / height));
  const flowers = Array.from({ length: count }, (_, index): Flower => {
    const radius = random.between(48, 92) * unit;
    return {
      x: ((index + 0.5 + random.between(-0.4, 0.4)) / count) * width,
      y: height * random.between(0.14, 0.66),
      radius,
      colour: random.pick(blooms),
      flatness: random.between(0.62, 0.98),
      tilt: random.normal() * 0.35,
    };
  }).toSorted((a, b) => a.y - b.y);
  for (const flower of flowers) {
    const foot = { x: flower.x + random.normal() * 50 * unit, y: height + 8 * unit };
    paintStem(scene, foot, flower, random.between(3.4, 5.4) * unit, random.pick(GREENS));
    paintBloom(scene, flower);
  }
  for (let bud = 0; bud < 5; bud += 1) {
    const tip = { x: random.between(0.05, 0.95) * width, y: height * random.between(0.3, 0.6) };
    paintStem(
      scene,
      { x: tip.x + random.normal() * 40 * unit, y: height },
      tip,
      3 * unit,
      random.pick(GREENS),
    );
    scene.context.fillStyle = "#5d7a4b";
    scene.context.beginPath();
    scene.context.ellipse(tip.x, tip.y, 10 * unit, 17 * unit, random.normal() * 0.3, 0, Math.PI * 2);
    scene.context.fill();
  }
  paintGrass(scene, 130, height * 0.34, 0.9);
}
