import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { birds, disc, fillAll, verticalGradient, type Point } from "../pictures/shapes.ts";
import { paper } from "../pictures/texture.ts";

const INK: Colour = "#1f1e1d";
const RICE_PAPER: Colour = "#f3ecdd";

/** A mountain in one wash: dark at the crest, gone before it reaches the ground. */
function washMountain(scene: Scene, base: number, rise: number, strength: number): void {
  const { context, width, noise, random, unit } = scene;
  const drift = random.next() * 90;
  const crest = (x: number) => {
    const slow = noise.layered(x / (330 * unit) + drift, drift, 3);
    const rough = noise.layered(x / (60 * unit), drift * 2, 4);
    return base - rise * Math.max(-0.2, slow * 1.3 + 0.2) - 16 * unit * rough;
  };
  const step = Math.max(1, 2.2 * unit);
  for (let x = -step; x < width + step; x += step) {
    const y = crest(x);
    const fall = rise * (0.75 + 0.5 * noise.at(x / (34 * unit), drift));
    const wash = context.createLinearGradient(0, y, 0, y + fall);
    const tone = strength * (0.75 + 0.35 * noise.layered(x / (26 * unit), drift + 7, 2));
    wash.addColorStop(0, fade(INK, tone));
    wash.addColorStop(0.1, fade(INK, tone * 0.72));
    wash.addColorStop(0.45, fade(INK, tone * 0.28));
    wash.addColorStop(1, fade(INK, 0));
    context.fillStyle = wash;
    context.fillRect(x, y, step + 0.6, fall);
  }
}

/** A brush stroke that swells and thins out, with the streaks of a dry brush. */
function brush(scene: Scene, from: Point, to: Point, width: number, strength: number): void {
  const { context, random } = scene;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bow = random.normal() * Math.hypot(dx, dy) * 0.05;
  for (let hair = -7; hair <= 7; hair += 1) {
    const offset = (hair / 14) * width;
    context.strokeStyle = fade(INK, strength * random.between(0.35, 1));
    context.lineWidth = (width / 8) * random.between(0.6, 1.5);
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(from.x + offset, from.y);
    context.quadraticCurveTo(
      from.x + dx * 0.5 + bow + offset * 1.1,
      from.y + dy * 0.5 + bow,
      to.x + offset * 0.55,
      to.y - Math.abs(random.normal()) * width * 0.6,
    );
    context.stroke();
  }
}

function paintBambooLeaf(scene: Scene, at: Point, length: number, angle: number, strength: number): void {
  const { context } = scene;
  context.save();
  context.translate(at.x, at.y);
  context.rotate(angle);
  const ink = context.createLinearGradient(0, 0, length, 0);
  ink.addColorStop(0, fade(INK, strength));
  ink.addColorStop(1, fade(INK, strength * 0.55));
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(0, 0);
  context.bezierCurveTo(length * 0.25, -length * 0.13, length * 0.6, -length * 0.1, length, 0);
  context.bezierCurveTo(length * 0.55, length * 0.06, length * 0.2, length * 0.06, 0, 0);
  context.fill();
  context.restore();
}

/** A few canes at one edge, near enough to be dark. */
function paintBamboo(scene: Scene, side: number): void {
  const { width, height, random, unit } = scene;
  for (let cane = 0; cane < 3; cane += 1) {
    const x = side > 0 ? width * (0.98 - cane * 0.06) : width * (0.02 + cane * 0.06);
    const lean = -side * random.between(20, 110) * unit;
    const thick = random.between(14, 24) * unit;
    const strength = 0.55 - cane * 0.14;
    const joints = 6;
    for (let joint = 0; joint < joints; joint += 1) {
      const at = (share: number) => ({ x: x + lean * share, y: height * (1.02 - share * 1.1) });
      brush(scene, at(joint / joints), at((joint + 0.93) / joints), thick, strength);
      if (joint < 2) continue;
      for (let leaf = 0; leaf < 5; leaf += 1) {
        const angle = Math.PI / 2 - side * -random.between(0.1, 1.5) + (side > 0 ? 0.2 : -0.2);
        paintBambooLeaf(
          scene,
          at((joint + 1) / joints),
          random.between(70, 150) * unit,
          angle,
          strength * 1.35,
        );
      }
    }
  }
}

/** Ink on rice paper: far mountains, a red sun, and much left empty. */
export function paintInkLandscape(scene: Scene): void {
  const { context, width, height, random, unit } = scene;
  fillAll(
    scene,
    verticalGradient(scene, [mix(RICE_PAPER, "#d8ccb6", 0.3), RICE_PAPER, mix(RICE_PAPER, "#d8ccb6", 0.2)]),
  );
  const side = random.chance(0.5) ? 1 : -1;
  const sun = {
    x: width * (0.5 - side * random.between(0.08, 0.25)),
    y: height * random.between(0.17, 0.28),
  };
  disc(scene, sun, random.between(48, 66) * unit, "#c2412d");
  birds(scene, { x: sun.x + side * 190 * unit, y: sun.y + 20 * unit }, 5, fade(INK, 0.7));
  const layers = 5;
  for (let layer = 0; layer < layers; layer += 1) {
    const near = layer / (layers - 1);
    washMountain(
      scene,
      height * (0.44 + 0.4 * near),
      height * (0.16 + 0.06 * near),
      0.16 + 0.56 * near ** 1.3,
    );
    context.fillStyle = verticalGradient(
      scene,
      [fade(RICE_PAPER, 0), fade(RICE_PAPER, 0.6)],
      height * (0.5 + 0.4 * near),
      height * (0.66 + 0.4 * near),
    );
    context.fillRect(0, height * (0.5 + 0.4 * near), width, height);
  }
  paintBamboo(scene, side);
  paper(scene, 0.7);
}
