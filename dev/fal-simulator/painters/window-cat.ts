import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { disc, fillAll, fillBelow, glow, stars, verticalGradient } from "../pictures/shapes.ts";
import { grain } from "../pictures/texture.ts";

interface Palette {
  sky: Colour[];
  light: Colour;
  roofs: Colour[];
  room: Colour;
  sill: Colour;
  cat: Colour;
  rim: Colour;
}

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    sky: ["#9db4c9", "#f3cdb2", "#fbe6c9"],
    light: "#fff3da",
    roofs: ["#d3aa9a", "#a77f80", "#785f6c"],
    room: "#6d5a5e",
    sill: "#c9a48c",
    cat: "#33292e",
    rim: "#f7cfa4",
  },
  day: {
    sky: ["#6fb0d2", "#c2e0e4", "#eef0e0"],
    light: "#fffdf2",
    roofs: ["#c98f74", "#b06a52", "#8a4b40"],
    room: "#d9c3a2",
    sill: "#f1e3c8",
    cat: "#b8682f",
    rim: "#f3b878",
  },
  dusk: {
    sky: ["#3d2f5f", "#b5506a", "#f5a767"],
    light: "#ffdc9a",
    roofs: ["#8a4560", "#5a3153", "#331f40"],
    room: "#2a1b30",
    sill: "#6d3f4a",
    cat: "#1c1222",
    rim: "#f59a62",
  },
  night: {
    sky: ["#0a1330", "#1c2f5c", "#4d6288"],
    light: "#f5efd8",
    roofs: ["#2d3f63", "#1c2a49", "#101a31"],
    room: "#141425",
    sill: "#3a3550",
    cat: "#0c0c16",
    rim: "#b9c6dc",
  },
};

function paintRoofs(scene: Scene, base: number, palette: Palette): void {
  const { context, width, height, random, unit, mood } = scene;
  palette.roofs.forEach((colour, layer) => {
    let x = -60 * unit;
    while (x < width) {
      const wide = random.between(70, 170) * unit;
      const top = base - (150 - layer * 52) * unit - random.between(0, 80) * unit;
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(x, height);
      context.lineTo(x, top);
      if (random.chance(0.55)) context.lineTo(x + wide / 2, top - wide * 0.32);
      context.lineTo(x + wide, top);
      context.lineTo(x + wide, height);
      context.fill();
      if (random.chance(0.3)) context.fillRect(x + wide * 0.65, top - 46 * unit, 16 * unit, 60 * unit);
      for (let row = 0; row < 4; row += 1) {
        for (let column = 1; column < 4; column += 1) {
          if (!random.chance(mood.time === "day" ? 0.1 : 0.34)) continue;
          context.fillStyle = fade(mood.time === "day" ? "#fff6e0" : "#ffd98a", random.between(0.4, 0.95));
          context.fillRect(
            x + (column / 4) * wide - 5 * unit,
            top + (22 + row * 32) * unit,
            10 * unit,
            14 * unit,
          );
          context.fillStyle = colour;
        }
      }
      x += wide * random.between(0.8, 1.05);
    }
  });
}

/** Traces a cat that sits with its back to us, its foot at the origin; one unit is its height. */
function traceCat(scene: Scene, look: number): void {
  const { context } = scene;
  context.beginPath();
  context.moveTo(-0.3, 0);
  context.bezierCurveTo(-0.4, -0.16, -0.31, -0.4, -0.17, -0.56);
  context.bezierCurveTo(-0.25 + look, -0.62, -0.26 + look, -0.76, -0.2 + look, -0.82);
  context.quadraticCurveTo(-0.22 + look, -0.92, -0.19 + look, -1.0);
  context.quadraticCurveTo(-0.11 + look, -0.95, -0.07 + look, -0.89);
  context.quadraticCurveTo(look, -0.905, 0.07 + look, -0.89);
  context.quadraticCurveTo(0.11 + look, -0.95, 0.19 + look, -1.0);
  context.quadraticCurveTo(0.22 + look, -0.92, 0.2 + look, -0.82);
  context.bezierCurveTo(0.26 + look, -0.76, 0.25 + look, -0.62, 0.17, -0.56);
  context.bezierCurveTo(0.31, -0.4, 0.4, -0.16, 0.3, 0);
  context.closePath();
}

function paintCat(scene: Scene, x: number, foot: number, tall: number, palette: Palette): void {
  const { context, random } = scene;
  const look = random.between(-0.04, 0.04);
  const side = random.chance(0.5) ? 1 : -1;
  context.save();
  context.translate(x, foot);
  context.scale(tall, tall);
  context.fillStyle = fade("#000000", 0.28);
  context.beginPath();
  context.ellipse(0, 0.01, 0.46, 0.035, 0, 0, Math.PI * 2);
  context.fill();
  context.lineCap = "round";
  context.lineWidth = 0.075;
  context.strokeStyle = palette.cat;
  context.beginPath();
  context.moveTo(side * 0.24, -0.05);
  context.bezierCurveTo(side * 0.62, -0.02, side * 0.56, 0.12, side * 0.5, 0.22);
  context.bezierCurveTo(side * 0.46, 0.32, side * 0.58, 0.36, side * 0.63, 0.3);
  context.stroke();
  traceCat(scene, look);
  const fur = context.createLinearGradient(0, -1, 0, 0);
  fur.addColorStop(0, mix(palette.cat, palette.rim, 0.16));
  fur.addColorStop(1, palette.cat);
  context.fillStyle = fur;
  context.fill();
  context.lineWidth = 0.013;
  context.strokeStyle = fade(palette.rim, 0.75);
  context.stroke();
  if (scene.mood.time === "day") paintStripes(scene, palette);
  context.restore();
}

function paintStripes(scene: Scene, palette: Palette): void {
  const { context } = scene;
  context.strokeStyle = fade(mix(palette.cat, "#4a2410", 0.6), 0.55);
  context.lineWidth = 0.022;
  for (const y of [-0.14, -0.24, -0.34, -0.44]) {
    for (const side of [-1, 1]) {
      context.beginPath();
      context.moveTo(side * (0.29 + y * 0.12), y);
      context.quadraticCurveTo(side * 0.16, y - 0.03, side * 0.1, y + 0.02);
      context.stroke();
    }
  }
}

/** A cat at the window, looking out over the roofs. */
export function paintWindowCat(scene: Scene): void {
  const { context, width, height, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  const sill = height * random.between(0.78, 0.84);
  fillAll(scene, verticalGradient(scene, palette.sky, 0, sill));
  if (mood.time === "night") stars(scene, sill * 0.7, 170);
  const moon = { x: width * random.between(0.25, 0.75), y: sill * random.between(0.22, 0.4) };
  glow(scene, moon, 460 * unit, palette.light, 0.6);
  disc(scene, moon, random.between(46, 84) * unit, palette.light);
  fillBelow(
    scene,
    (x) => sill - 190 * unit + 30 * unit * scene.noise.at(x / (200 * unit), 2),
    mix(palette.sky[2] ?? "#ffffff", palette.roofs[0] ?? "#000000", 0.5),
  );
  paintRoofs(scene, sill, palette);

  const frame = 46 * unit;
  context.fillStyle = palette.room;
  context.fillRect(0, 0, width, frame);
  context.fillRect(0, 0, frame, height);
  context.fillRect(width - frame, 0, frame, height);
  context.fillStyle = mix(palette.room, palette.rim, 0.22);
  context.fillRect(width * 0.5 - 8 * unit, frame, 16 * unit, sill - frame);
  context.fillRect(frame, sill * 0.3, width - frame * 2, 12 * unit);
  context.fillStyle = verticalGradient(
    scene,
    [mix(palette.sill, palette.rim, 0.3), palette.sill],
    sill,
    sill + 60 * unit,
  );
  context.fillRect(0, sill, width, 60 * unit);
  context.fillStyle = verticalGradient(
    scene,
    [mix(palette.room, "#000000", 0.25), palette.room],
    sill + 60 * unit,
    height,
  );
  context.fillRect(0, sill + 60 * unit, width, height);
  paintCat(
    scene,
    width * random.between(0.34, 0.66),
    sill + 26 * unit,
    random.between(330, 400) * unit,
    palette,
  );
  grain(scene, 0.25);
}
