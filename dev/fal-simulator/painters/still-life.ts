import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { Scene } from "../pictures/scene.ts";
import { fillAll, verticalGradient } from "../pictures/shapes.ts";
import { paper } from "../pictures/texture.ts";

/** Half widths at equal distances from the mouth to the foot, as shares of the vessel's height. */
type Profile = number[];

const PROFILES: Profile[] = [
  [0.075, 0.07, 0.07, 0.085, 0.15, 0.185, 0.19, 0.19, 0.19, 0.185],
  [0.06, 0.055, 0.055, 0.06, 0.075, 0.12, 0.17, 0.185, 0.175, 0.13],
  [0.1, 0.075, 0.075, 0.13, 0.22, 0.27, 0.28, 0.25, 0.19, 0.14],
  [0.3, 0.31, 0.315, 0.32, 0.32, 0.32, 0.32, 0.315, 0.31, 0.3],
  [0.09, 0.085, 0.085, 0.09, 0.14, 0.15, 0.15, 0.15, 0.15, 0.15],
];

const GLAZES: Colour[][] = [
  ["#d9d2c5", "#8fa39b", "#b5674a", "#e7e1d4", "#6d7f8a", "#c9a86a"],
  ["#e8ddd0", "#b98a7a", "#7c8b76", "#d7b7a2", "#52606a", "#efe6d8"],
  ["#c8cdd0", "#5b7083", "#e4e0d8", "#a9806a", "#3f4d5a", "#d8c9a8"],
];

interface Vessel {
  x: number;
  foot: number;
  tall: number;
  profile: Profile;
  colour: Colour;
}

/** The half width at a share of the height, along a smooth curve through the profile. */
function halfWidth(profile: Profile, share: number): number {
  const place = share * (profile.length - 1);
  const index = Math.min(profile.length - 2, Math.floor(place));
  const at = (offset: number) => profile[Math.max(0, Math.min(profile.length - 1, index + offset))] ?? 0;
  const t = place - index;
  const [before, from, to, after] = [at(-1), at(0), at(1), at(2)];
  return (
    from +
    0.5 *
      t *
      (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)))
  );
}

function trace(scene: Scene, { x, foot, tall, profile }: Vessel): void {
  const { context } = scene;
  const steps = 40;
  const half = (step: number) => halfWidth(profile, step / steps) * tall;
  const at = (step: number) => foot - tall + (step / steps) * tall;
  context.beginPath();
  for (let step = 0; step <= steps; step += 1) context.lineTo(x - half(step), at(step));
  context.ellipse(x, foot, half(steps), half(steps) * 0.16, 0, Math.PI, 0, true);
  for (let step = steps; step >= 0; step -= 1) context.lineTo(x + half(step), at(step));
  context.closePath();
}

function paintCastShadow(scene: Scene, x: number, foot: number, reach: number, length: number): void {
  const { context, unit } = scene;
  context.save();
  context.filter = `blur(${(9 * unit).toFixed(1)}px)`;
  context.fillStyle = "rgba(46,36,30,0.34)";
  context.beginPath();
  context.ellipse(
    x + length * 0.5,
    foot + 3 * unit,
    length * 0.62 + reach,
    reach * 0.3,
    0.06,
    0,
    Math.PI * 2,
  );
  context.fill();
  context.restore();
}

function paintVessel(scene: Scene, vessel: Vessel): void {
  const { context, random, unit } = scene;
  const { x, foot, tall, profile, colour } = vessel;
  const widest = Math.max(...profile) * tall;
  paintCastShadow(scene, x, foot, widest, tall * 0.45);
  trace(scene, vessel);
  const shade = context.createLinearGradient(x - widest, 0, x + widest, 0);
  shade.addColorStop(0, mix(colour, "#2b221c", 0.22));
  shade.addColorStop(0.22, mix(colour, "#fffaf0", 0.34));
  shade.addColorStop(0.5, colour);
  shade.addColorStop(0.86, mix(colour, "#2b221c", 0.48));
  shade.addColorStop(1, mix(colour, "#2b221c", 0.38));
  context.fillStyle = shade;
  context.fill();
  context.save();
  context.clip();
  context.fillStyle = verticalGradient(
    scene,
    [fade("#2b221c", 0), fade("#2b221c", 0.22)],
    foot - tall * 0.5,
    foot,
  );
  context.fillRect(x - widest, foot - tall, widest * 2, tall * 1.1);
  if (random.chance(0.35)) {
    context.fillStyle = fade(mix(colour, "#2e3f55", 0.7), 0.5);
    context.fillRect(x - widest, foot - tall * random.between(0.3, 0.45), widest * 2, tall * 0.1);
  }
  context.restore();
  const mouth = (profile[0] ?? 0.1) * tall;
  context.beginPath();
  context.ellipse(x, foot - tall, mouth, mouth * 0.2, 0, 0, Math.PI * 2);
  context.fillStyle = mix(colour, "#1f1814", 0.6);
  context.fill();
  context.lineWidth = 2.4 * unit;
  context.strokeStyle = mix(colour, "#fffaf0", 0.35);
  context.stroke();
}

function paintLemon(scene: Scene, x: number, foot: number, size: number, colour: Colour): void {
  const { context, random } = scene;
  paintCastShadow(scene, x, foot, size, size * 0.9);
  context.save();
  context.translate(x, foot - size * 0.7);
  context.rotate(random.between(-0.4, 0.3));
  const shade = context.createRadialGradient(-size * 0.35, -size * 0.35, size * 0.1, 0, 0, size * 1.25);
  shade.addColorStop(0, mix(colour, "#fffbe0", 0.5));
  shade.addColorStop(0.5, colour);
  shade.addColorStop(1, mix(colour, "#4a2d12", 0.62));
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(-size * 1.22, 0);
  context.bezierCurveTo(-size * 0.9, -size * 0.95, size * 0.8, -size * 0.95, size * 1.05, -size * 0.1);
  context.quadraticCurveTo(size * 1.28, 0, size * 1.06, size * 0.12);
  context.bezierCurveTo(size * 0.8, size * 0.9, -size * 0.9, size * 0.9, -size * 1.22, 0);
  context.fill();
  context.restore();
}

/** Vessels and fruit on a table in quiet side light. */
export function paintStillLife(scene: Scene): void {
  const { context, width, height, random, unit, mood } = scene;
  const isDark = mood.time === "night";
  const [wall, table] = isDark
    ? ["#2f2c2b", "#4d4138"]
    : [random.pick(["#cfc6b6", "#c6bfb4", "#d2c3b0"]), "#b7a892"];
  const edge = height * random.between(0.6, 0.68);
  fillAll(
    scene,
    verticalGradient(scene, [mix(wall, "#fff6e2", 0.28), wall, mix(wall, "#3a2f28", 0.2)], 0, edge),
  );
  context.fillStyle = verticalGradient(
    scene,
    [mix(table, "#3a2f28", 0.18), mix(table, "#fff3dd", 0.18)],
    edge,
    height,
  );
  context.fillRect(0, edge, width, height - edge);
  const window = context.createLinearGradient(0, 0, width, height * 0.7);
  window.addColorStop(0, fade("#fff4d8", 0.42));
  window.addColorStop(0.6, fade("#fff4d8", 0));
  fillAll(scene, window);
  paper(scene, 0.55);

  const glazes = random.pick(GLAZES);
  const count = random.whole(4, 6);
  const span = Math.min(width * 0.66, 190 * count * unit);
  const vessels = Array.from({ length: count }, (_, index): Vessel => ({
    x: width / 2 - span / 2 + ((index + 0.5 + random.between(-0.18, 0.18)) / count) * span,
    foot: edge + random.between(0.06, 0.15) * height,
    tall: random.between(260, 500) * unit,
    profile: random.pick(PROFILES),
    colour: glazes[index % glazes.length] ?? "#d9d2c5",
  }));
  for (const vessel of vessels.toSorted((a, b) => a.foot - b.foot)) {
    const isCup = vessel.profile === PROFILES[3];
    paintVessel(scene, isCup ? { ...vessel, tall: vessel.tall * 0.42 } : vessel);
  }
  const fruit = random.pick(["#e3c13c", "#d98a35", "#b9b44a"]);
  for (let index = random.whole(1, 2); index > 0; index -= 1) {
    paintLemon(scene, width / 2 + random.between(-0.34, 0.3) * span, edge + 0.19 * height, 60 * unit, fruit);
  }
}
