import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, stars, verticalGradient, type Point } from "../pictures/shapes.ts";
import { grain } from "../pictures/texture.ts";

interface Palette {
  sky: Colour[];
  wall: Colour;
  floor: Colour;
  inner: Colour;
  shadow: Colour;
  accent: Colour;
}

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    sky: ["#b9cfdb", "#f5ddc9"],
    wall: "#ecc3b2",
    floor: "#e3c9ac",
    inner: "#d79f8f",
    shadow: "#8a6470",
    accent: "#c95f4a",
  },
  day: {
    sky: ["#4f9ccb", "#b9dde6"],
    wall: "#e9a99f",
    floor: "#ead2aa",
    inner: "#c9796e",
    shadow: "#7a4a58",
    accent: "#2c5f8f",
  },
  dusk: {
    sky: ["#4a3c72", "#f0936a"],
    wall: "#d9805c",
    floor: "#c98d62",
    inner: "#a4513f",
    shadow: "#4a2744",
    accent: "#f0c05a",
  },
  night: {
    sky: ["#0d1734", "#2c406c"],
    wall: "#3f4f78",
    floor: "#46557a",
    inner: "#2a365a",
    shadow: "#111a35",
    accent: "#e9c87a",
  },
};

interface Arch {
  x: number;
  foot: number;
  halfWidth: number;
  tall: number;
}

function traceArch(scene: Scene, { x, foot, halfWidth, tall }: Arch): void {
  const { context } = scene;
  context.beginPath();
  context.moveTo(x - halfWidth, foot);
  context.lineTo(x - halfWidth, foot - tall + halfWidth);
  context.arc(x, foot - tall + halfWidth, halfWidth, Math.PI, 0);
  context.lineTo(x + halfWidth, foot);
  context.closePath();
}

/** An opening with the thickness of its wall, through which the sky is seen. */
function paintArch(scene: Scene, arch: Arch, palette: Palette, side: number): void {
  const { context, height, unit } = scene;
  traceArch(scene, arch);
  context.fillStyle = verticalGradient(
    scene,
    [mix(palette.inner, palette.shadow, 0.25), palette.inner],
    arch.foot - arch.tall,
    arch.foot,
  );
  context.fill();
  context.save();
  context.clip();
  traceArch(scene, {
    ...arch,
    x: arch.x + side * 34 * unit,
    foot: arch.foot - 10 * unit,
    tall: arch.tall - 12 * unit,
  });
  context.fillStyle = verticalGradient(scene, palette.sky, arch.foot - arch.tall, arch.foot);
  context.fill();
  context.clip();
  context.fillStyle = mix(palette.floor, palette.sky[1] ?? palette.floor, 0.35);
  context.fillRect(0, arch.foot - arch.tall * 0.24, scene.width, height);
  context.restore();
}

function paintStairs(
  scene: Scene,
  left: number,
  foot: number,
  width: number,
  steps: number,
  palette: Palette,
): void {
  const { context, unit } = scene;
  const [rise, run] = [34 * unit, width / steps];
  for (let step = 0; step < steps; step += 1) {
    const top = foot - (step + 1) * rise;
    context.fillStyle = mix(palette.accent, palette.wall, 0.55);
    context.fillRect(left + step * run, top, width - step * run, rise + 1);
    context.fillStyle = mix(palette.wall, "#fff4e0", 0.4);
    context.fillRect(left + step * run, top, width - step * run, 7 * unit);
    context.fillStyle = fade(palette.shadow, 0.22);
    context.fillRect(left + step * run, top + 7 * unit, width - step * run, 5 * unit);
  }
}

function paintBall(scene: Scene, at: Point, radius: number, palette: Palette, side: number): void {
  const { context } = scene;
  context.save();
  context.translate(at.x + side * radius * 1.35, at.y + radius * 0.92);
  context.scale(1.9, 0.26);
  disc(scene, { x: 0, y: 0 }, radius, fade(palette.shadow, 0.5));
  context.restore();
  const light = { x: at.x - side * radius * 0.4, y: at.y - radius * 0.45 };
  const shade = context.createRadialGradient(light.x, light.y, radius * 0.05, at.x, at.y, radius * 1.15);
  shade.addColorStop(0, mix(palette.accent, "#ffffff", 0.6));
  shade.addColorStop(0.4, palette.accent);
  shade.addColorStop(1, mix(palette.accent, palette.shadow, 0.75));
  disc(scene, at, radius, shade);
}

/** A sunlit court: a wall, an opening, hard shadows. */
export function paintArches(scene: Scene): void {
  const { context, width, height, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  const side = random.chance(0.5) ? 1 : -1;
  const [roof, ground] = [height * random.between(0.12, 0.22), height * random.between(0.68, 0.76)];
  fillAll(scene, verticalGradient(scene, palette.sky, 0, ground));
  if (mood.time === "night") stars(scene, roof, 60);
  context.fillStyle = verticalGradient(
    scene,
    [mix(palette.wall, "#fff3e2", 0.12), palette.wall],
    roof,
    ground,
  );
  context.fillRect(0, roof, width, ground - roof);
  context.fillStyle = mix(palette.wall, "#fff3e2", 0.38);
  context.fillRect(0, roof, width, 12 * unit);
  context.fillStyle = verticalGradient(
    scene,
    [palette.floor, mix(palette.floor, "#fff3e2", 0.22)],
    ground,
    height,
  );
  context.fillRect(0, ground, width, height - ground);

  const count = width > height * 1.2 ? 3 : random.whole(1, 2);
  const halfWidth = Math.min((width / count) * 0.27, 165 * unit);
  for (let index = 0; index < count; index += 1) {
    const x = ((index + 0.5) / count) * width;
    paintArch(scene, { x, foot: ground, halfWidth, tall: (ground - roof) * 0.72 }, palette, side);
  }
  // The shadow of a wall that is out of sight.
  context.fillStyle = fade(palette.shadow, 0.42);
  context.beginPath();
  const edge = width * (0.5 - side * random.between(0.2, 0.34));
  const corner = side > 0 ? 0 : width;
  context.moveTo(corner, roof + 12 * unit);
  context.lineTo(edge - side * width * 0.16, roof + 12 * unit);
  context.lineTo(edge, ground);
  context.lineTo(edge + side * width * 0.18, height);
  context.lineTo(corner, height);
  context.fill();
  context.fillStyle = fade(palette.shadow, 0.16);
  context.fillRect(0, ground, width, 8 * unit);

  if (random.chance(0.75)) {
    const wide = random.between(190, 260) * unit;
    const left = side > 0 ? width - wide : 0;
    context.save();
    if (side < 0) {
      context.translate(wide, 0);
      context.scale(-1, 1);
    }
    paintStairs(scene, side > 0 ? left : 0, height * 0.9, wide, random.whole(4, 6), palette);
    context.restore();
  }
  const radius = random.between(44, 74) * unit;
  paintBall(
    scene,
    {
      x: width * (0.5 + side * random.between(-0.04, 0.12)),
      y: height * random.between(0.82, 0.9) - radius * 0.2,
    },
    radius,
    palette,
    side,
  );
  grain(scene, 0.3, 1.4);
}
