import type { Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, smoothOutline, type Point } from "../pictures/shapes.ts";
import { paper } from "../pictures/texture.ts";

const PAPERS: Colour[][] = [
  ["#1f4a9c", "#d13b2f", "#f2e9da", "#e3a72f", "#2f7a4f", "#efb6b0", "#16202e", "#7fa9d6"],
  ["#f0e2c8", "#d9673b", "#2b6a6c", "#e9b44c", "#8a2f3d", "#9fbf9a", "#243247", "#f3c6b0"],
];

interface Cell extends Point {
  width: number;
  height: number;
}

/** Cuts the sheet into unequal rectangles. */
function divide(scene: Scene, cell: Cell, depth: number): Cell[] {
  const { random, unit } = scene;
  const isLarge = cell.width * cell.height > (300 * unit) ** 2;
  if (depth === 0 || (!isLarge && depth < 3)) return [cell];
  const share = random.between(0.36, 0.64);
  if (cell.width > cell.height * random.between(0.8, 1.2)) {
    const width = cell.width * share;
    return [
      ...divide(scene, { ...cell, width }, depth - 1),
      ...divide(scene, { ...cell, x: cell.x + width, width: cell.width - width }, depth - 1),
    ];
  }
  const height = cell.height * share;
  return [
    ...divide(scene, { ...cell, height }, depth - 1),
    ...divide(scene, { ...cell, y: cell.y + height, height: cell.height - height }, depth - 1),
  ];
}

/** A frond: lobes on both sides of a stalk, cut in one go. */
function frond(scene: Scene, size: number): void {
  const { context, random } = scene;
  const lobes = random.whole(4, 6);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = size * 0.13;
  context.beginPath();
  context.moveTo(0, size * 0.95);
  context.quadraticCurveTo(size * 0.1, 0, 0, -size * 0.75);
  context.stroke();
  for (let lobe = 0; lobe < lobes; lobe += 1) {
    const y = size * (0.6 - (lobe / lobes) * 1.25);
    const reach = size * (0.72 - 0.42 * Math.abs(lobe / lobes - 0.35)) * random.between(0.85, 1.05);
    context.lineWidth = size * (0.25 - 0.02 * lobe);
    for (const side of [-1, 1]) {
      context.beginPath();
      context.moveTo(size * 0.03, y);
      context.quadraticCurveTo(
        side * reach * 0.6,
        y - size * 0.02,
        side * reach,
        y - size * random.between(0.26, 0.4),
      );
      context.stroke();
    }
  }
}

function star(scene: Scene, size: number): void {
  const { context, random } = scene;
  const rays = random.whole(7, 9);
  for (let ray = 0; ray < rays; ray += 1) {
    context.save();
    context.rotate((ray / rays) * Math.PI * 2 + random.normal() * 0.05);
    context.beginPath();
    context.ellipse(0, -size * 0.52, size * 0.13, size * random.between(0.36, 0.46), 0, 0, Math.PI * 2);
    context.fill();
    context.restore();
  }
}

function pebbles(scene: Scene, size: number, colour: Colour): void {
  const { context, random } = scene;
  for (const [x, y] of [
    [-0.42, -0.3],
    [0.4, -0.36],
    [-0.05, 0.4],
  ] as const) {
    const lump = Array.from({ length: 7 }, (_, index) => {
      const reach = size * random.between(0.26, 0.4);
      const turn = (index / 7) * Math.PI * 2;
      return { x: x * size + Math.cos(turn) * reach, y: y * size + Math.sin(turn) * reach * 1.2 };
    });
    smoothOutline(scene, lump);
    context.fillStyle = colour;
    context.fill();
  }
}

function wave(scene: Scene, size: number): void {
  const { context } = scene;
  context.lineCap = "round";
  context.lineWidth = size * 0.2;
  for (const offset of [-0.5, 0, 0.5]) {
    context.beginPath();
    context.moveTo(-size * 0.8, size * offset);
    context.bezierCurveTo(
      -size * 0.4,
      size * (offset - 0.5),
      -size * 0.1,
      size * (offset + 0.5),
      size * 0.2,
      size * offset,
    );
    context.quadraticCurveTo(size * 0.5, size * (offset - 0.4), size * 0.8, size * offset);
    context.stroke();
  }
}

function paintShape(scene: Scene, cell: Cell, colour: Colour): void {
  const { context, random } = scene;
  const size = Math.min(cell.width, cell.height) * 0.42;
  const shape = random.next();
  context.save();
  context.translate(cell.x + cell.width / 2, cell.y + cell.height / 2);
  context.rotate(random.normal() * 0.3);
  const stretch = Math.min(1.7, Math.max(cell.width, cell.height) / Math.min(cell.width, cell.height));
  if (cell.width > cell.height * 1.25) context.rotate(Math.PI / 2);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (shape < 0.55) {
    context.scale(1, stretch);
    frond(scene, size);
  } else if (shape < 0.7) star(scene, size);
  else if (shape < 0.8) disc(scene, { x: 0, y: 0 }, size * 0.72, colour);
  else if (shape < 0.9) pebbles(scene, size, colour);
  else wave(scene, size);
  context.restore();
}

/** Shapes cut from painted paper, one to a field. */
export function paintCutOuts(scene: Scene): void {
  const { context, width, height, random, unit } = scene;
  const papers = random.pick(PAPERS);
  fillAll(scene, "#f4ecde");
  const margin = 26 * unit;
  const sheet = { x: margin, y: margin, width: width - margin * 2, height: height - margin * 2 };
  let previous = "";
  for (const cell of divide(scene, sheet, 4)) {
    const ground = random.pick(papers.filter((colour) => colour !== previous));
    previous = ground;
    const gap = 5 * unit;
    context.save();
    context.beginPath();
    context.rect(cell.x + gap, cell.y + gap, cell.width - gap * 2, cell.height - gap * 2);
    context.fillStyle = ground;
    context.fill();
    context.clip();
    paintShape(scene, cell, random.pick(papers.filter((colour) => colour !== ground)));
    context.restore();
  }
  paper(scene, 0.5);
}
