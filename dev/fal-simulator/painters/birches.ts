import { fade, mix, ramp, type Colour } from "../pictures/colour.ts";
import type { Season } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, fillBelow, verticalGradient } from "../pictures/shapes.ts";

interface Palette {
  air: Colour[];
  ground: Colour[];
  leaves: Colour[];
  bark: Colour;
}

const PALETTES: Record<Season, Palette> = {
  spring: {
    air: ["#e6ead2", "#d5dfc0", "#c2d2ac"],
    ground: ["#a9bd83", "#6f8d52"],
    leaves: ["#9dbb5a", "#c0d27c", "#7ba04e", "#e3e7a8"],
    bark: "#f7f3ea",
  },
  summer: {
    air: ["#dfe9d8", "#b7cfb5", "#8fb193"],
    ground: ["#7d9f6d", "#3f6a4b"],
    leaves: ["#4f8a55", "#7fae63", "#2f6b48", "#a9c87a"],
    bark: "#f7f3ea",
  },
  autumn: {
    air: ["#efe3cf", "#e3d2b6", "#d6b98e"],
    ground: ["#c98f4c", "#9a5a2a"],
    leaves: ["#d9772b", "#e8a04a", "#b9521f", "#f0c078"],
    bark: "#f7f3ea",
  },
  winter: {
    air: ["#e9edf0", "#d3dde4", "#bccad6"],
    ground: ["#f2f4f4", "#c6d2dc"],
    leaves: ["#ffffff", "#e3ebf0", "#c9a184", "#f7f9fa"],
    bark: "#f7f3ea",
  },
};

const DUSKY: Record<"dusk" | "night", Colour> = { dusk: "#b0705f", night: "#1c2c4a" };

interface Trunk {
  x: number;
  foot: number;
  girth: number;
  /** 0 far, 1 near. */
  near: number;
}

function paintTrunk(scene: Scene, trunk: Trunk, palette: Palette): void {
  const { context, random, noise } = scene;
  const { x, foot, girth, near } = trunk;
  const air = palette.air[1] ?? "#dddddd";
  const bark = mix(air, palette.bark, 0.25 + 0.75 * near);
  const dark = mix(air, "#2a2522", 0.18 + 0.78 * near);
  const lean = random.normal() * girth * 0.5;
  const centre = (y: number) => x + (lean * (foot - y)) / foot + girth * 0.25 * noise.at(y / (girth * 9), x);
  const half = (y: number) => (girth / 2) * (0.82 + (0.22 * y) / foot);
  const shade = context.createLinearGradient(x - girth / 2, 0, x + girth / 2, 0);
  shade.addColorStop(0, mix(bark, dark, 0.1));
  shade.addColorStop(0.3, bark);
  shade.addColorStop(1, mix(bark, dark, 0.42));
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(centre(-9) - half(0), -9);
  for (let y = 0; y <= foot; y += girth * 0.6) context.lineTo(centre(y) - half(y), y);
  context.lineTo(centre(foot) - half(foot) * 1.2, foot);
  context.lineTo(centre(foot) + half(foot) * 1.2, foot);
  for (let y = foot; y >= -9; y -= girth * 0.6) context.lineTo(centre(y) + half(y), y);
  context.fill();
  if (near < 0.35) return;

  const marks = Math.round((foot / girth) * 1.5 * near);
  for (let mark = 0; mark < marks; mark += 1) {
    const y = random.next() * foot;
    const side = random.chance(0.6) ? -1 : 1;
    const width = half(y) * random.between(0.25, 1.1);
    const tall = girth * (random.chance(0.16) ? random.between(0.12, 0.3) : random.between(0.02, 0.07));
    const edge = centre(y) + side * half(y);
    context.fillStyle = fade(dark, random.between(0.5, 0.95));
    context.beginPath();
    context.moveTo(edge, y - tall);
    context.quadraticCurveTo(edge - side * width, y - tall * 0.4, edge - side * width, y + tall * 0.2);
    context.quadraticCurveTo(edge - side * width * 0.5, y + tall * 0.9, edge, y + tall);
    context.fill();
  }
}

function paintLeaves(
  scene: Scene,
  x: number,
  y: number,
  spread: number,
  near: number,
  palette: Palette,
): void {
  const { random, unit } = scene;
  const air = palette.air[1] ?? "#dddddd";
  for (let leaf = 0; leaf < 55; leaf += 1) {
    const point = { x: x + random.normal() * spread, y: y + random.normal() * spread * 0.55 };
    const colour = mix(air, random.pick(palette.leaves), 0.4 + 0.6 * near);
    disc(
      scene,
      point,
      random.between(1.6, 5) * unit * (0.5 + near * 0.8),
      fade(colour, random.between(0.4, 0.9)),
    );
  }
}

/** White trunks in mist, those behind nearly gone in it. */
export function paintBirches(scene: Scene): void {
  const { width, height, random, noise, unit, mood } = scene;
  const season = PALETTES[mood.season];
  const dusky = mood.time === "dusk" || mood.time === "night" ? DUSKY[mood.time] : null;
  const lit = (colour: Colour) => (dusky ? mix(colour, dusky, mood.time === "night" ? 0.68 : 0.35) : colour);
  const palette: Palette = {
    air: season.air.map(lit),
    ground: season.ground.map(lit),
    bark: dusky ? mix(season.bark, dusky, 0.3) : season.bark,
    leaves: season.leaves.map((colour) => (mood.time === "night" ? mix(colour, "#1c2c4a", 0.4) : colour)),
  };
  fillAll(scene, verticalGradient(scene, palette.air, 0, height * 0.85));

  const layers = 5;
  for (let layer = 0; layer < layers; layer += 1) {
    const near = layer / (layers - 1);
    const ground = height * (0.74 + 0.17 * near);
    const colour = mix(palette.air[2] ?? "#cccccc", ramp(palette.ground, near), 0.35 + 0.65 * near);
    const fill = verticalGradient(scene, [colour, ramp(palette.ground, near)], ground, height);
    fillBelow(scene, (x) => ground + 10 * unit * noise.layered(x / (200 * unit), layer * 9, 3), fill);
    const count = Math.round((width / (1000 * unit)) * (20 - 13 * near));
    for (let tree = 0; tree < count; tree += 1) {
      const x = ((tree + 0.5 + random.between(-0.42, 0.42)) / count) * width;
      const foot = ground + random.between(0.01, 0.06) * height * (0.4 + near);
      paintTrunk(
        scene,
        { x, foot, girth: (11 + 34 * near ** 1.5) * unit * random.between(0.75, 1.3), near },
        palette,
      );
      if (random.chance(0.75)) {
        paintLeaves(scene, x, height * random.between(-0.02, 0.34), (30 + 42 * near) * unit, near, palette);
      }
    }
    for (let fallen = 0; fallen < 130 * near; fallen += 1) {
      const point = { x: random.next() * width, y: ground + (height - ground) * random.next() };
      disc(scene, point, random.between(1.5, 4.5) * unit, fade(random.pick(palette.leaves), 0.7));
    }
  }
}
