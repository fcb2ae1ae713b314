import { fade, type Colour } from "./colour.ts";
import type { Scene } from "./scene.ts";

export interface Point {
  x: number;
  y: number;
}

type Fill = Scene["context"]["fillStyle"];

/** A gradient from top to bottom over the given heights, the colours at equal distances. */
export function verticalGradient(
  scene: Scene,
  colours: readonly string[],
  top = 0,
  bottom = scene.height,
): Fill {
  const gradient = scene.context.createLinearGradient(0, top, 0, bottom);
  colours.forEach((colour, index) => gradient.addColorStop(index / Math.max(1, colours.length - 1), colour));
  return gradient;
}

export function fillAll(scene: Scene, fill: Fill): void {
  scene.context.fillStyle = fill;
  scene.context.fillRect(0, 0, scene.width, scene.height);
}

/** Fills everything below a curve. @param step pixels between its points */
export function fillBelow(scene: Scene, heightAt: (x: number) => number, fill: Fill, step = 2): void {
  const { context, width, height } = scene;
  context.beginPath();
  context.moveTo(-step, height + 2);
  for (let x = -step; x <= width + step; x += step) context.lineTo(x, heightAt(x));
  context.lineTo(width + step, height + 2);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
}

export function disc(scene: Scene, { x, y }: Point, radius: number, fill: Fill): void {
  scene.context.beginPath();
  scene.context.arc(x, y, Math.max(0, radius), 0, Math.PI * 2);
  scene.context.fillStyle = fill;
  scene.context.fill();
}

/** Light that falls off to nothing at the radius. */
export function glow(scene: Scene, centre: Point, radius: number, colour: Colour, strength: number): void {
  const { x, y } = centre;
  const light = scene.context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, fade(colour, strength));
  light.addColorStop(0.35, fade(colour, strength * 0.42));
  light.addColorStop(0.7, fade(colour, strength * 0.1));
  light.addColorStop(1, fade(colour, 0));
  disc(scene, centre, radius, light);
}

/** A closed smooth line through the points. The caller fills or strokes it. */
export function smoothOutline(scene: Scene, points: readonly Point[]): void {
  const { context } = scene;
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? { x: 0, y: 0 };
  const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const start = between(at(-1), at(0));
  context.beginPath();
  context.moveTo(start.x, start.y);
  points.forEach((point, index) => {
    const end = between(point, at(index + 1));
    context.quadraticCurveTo(point.x, point.y, end.x, end.y);
  });
  context.closePath();
}

/** A few birds, far away. */
export function birds(scene: Scene, centre: Point, count: number, colour: Colour): void {
  const { context, random, unit } = scene;
  context.strokeStyle = colour;
  context.lineCap = "round";
  context.lineWidth = 2.2 * unit;
  for (let index = 0; index < count; index += 1) {
    const x = centre.x + random.normal() * 70 * unit;
    const y = centre.y + random.normal() * 26 * unit;
    const span = random.between(9, 17) * unit;
    context.beginPath();
    context.moveTo(x - span, y - span * 0.45);
    context.quadraticCurveTo(x - span * 0.35, y - span * 0.6, x, y);
    context.quadraticCurveTo(x + span * 0.35, y - span * 0.6, x + span, y - span * 0.35);
    context.stroke();
  }
}

/** Stars above a height, denser towards the top. */
export function stars(scene: Scene, bottom: number, count: number): void {
  const { random, width, unit } = scene;
  for (let index = 0; index < count; index += 1) {
    const point = { x: random.next() * width, y: random.next() ** 1.5 * bottom };
    const size = (0.5 + random.next() ** 4 * 1.6) * unit;
    disc(scene, point, size, fade("#fff8e8", random.between(0.25, 0.95)));
  }
}
