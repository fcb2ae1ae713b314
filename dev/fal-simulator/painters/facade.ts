import { fade, mix, type Colour } from "../pictures/colour.ts";
import type { TimeOfDay } from "../pictures/mood.ts";
import type { Scene } from "../pictures/scene.ts";
import { fillAll, verticalGradient } from "../pictures/shapes.ts";

interface Palette {
  wall: Colour[];
  frame: Colour;
  /** Panes behind which nobody is. */
  dark: Colour[];
  lamps: Colour[];
  /** How many windows are lit, from 0 to 1. */
  litShare: number;
}

const LAMPS: Colour[] = ["#f4c55f", "#ffe2a0", "#e98f3a", "#f7d98a", "#a9d3d1", "#d8653f"];

const PALETTES: Record<TimeOfDay, Palette> = {
  dawn: {
    wall: ["#d9b7a3", "#b98f83"],
    frame: "#8a6660",
    dark: ["#8fa3b8", "#5f7089"],
    lamps: LAMPS,
    litShare: 0.14,
  },
  day: {
    wall: ["#e3cfae", "#d3b48c"],
    frame: "#f5ecd9",
    dark: ["#7fa3b4", "#48697c"],
    lamps: LAMPS,
    litShare: 0.05,
  },
  dusk: {
    wall: ["#5a3f52", "#3d2c42"],
    frame: "#2a1e30",
    dark: ["#5f5273", "#2f2a48"],
    lamps: LAMPS,
    litShare: 0.42,
  },
  night: {
    wall: ["#2a2530", "#191721"],
    frame: "#100f18",
    dark: ["#1f2a45", "#121a30"],
    lamps: LAMPS,
    litShare: 0.38,
  },
};

interface Pane {
  x: number;
  y: number;
  width: number;
  height: number;
}

function paintPerson(scene: Scene, pane: Pane): void {
  const { context, random } = scene;
  const x = pane.x + pane.width * random.between(0.3, 0.7);
  const size = pane.height * 0.16;
  const head = pane.y + pane.height * random.between(0.42, 0.52);
  context.fillStyle = "rgba(24,16,20,0.88)";
  context.beginPath();
  context.arc(x, head, size * 0.8, 0, Math.PI * 2);
  context.ellipse(x, head + size * 3.4, size * 1.45, size * 2.5, 0, 0, Math.PI * 2);
  context.fill();
}

function paintCat(scene: Scene, pane: Pane): void {
  const { context, random } = scene;
  const size = pane.height * 0.1;
  const x = pane.x + pane.width * random.between(0.25, 0.7);
  const foot = pane.y + pane.height;
  context.fillStyle = "rgba(20,14,18,0.92)";
  context.beginPath();
  context.ellipse(x, foot - size * 0.9, size * 0.85, size * 1.25, 0, 0, Math.PI * 2);
  context.arc(x, foot - size * 2.3, size * 0.62, 0, Math.PI * 2);
  context.moveTo(x - size * 0.6, foot - size * 2.4);
  context.lineTo(x - size * 0.5, foot - size * 3.3);
  context.lineTo(x, foot - size * 2.7);
  context.lineTo(x + size * 0.5, foot - size * 3.3);
  context.lineTo(x + size * 0.6, foot - size * 2.4);
  context.fill();
}

/** What is seen through a lit window. */
function paintInside(scene: Scene, pane: Pane, lamp: Colour): void {
  const { context, random } = scene;
  const light = context.createRadialGradient(
    pane.x + pane.width * random.between(0.3, 0.7),
    pane.y + pane.height * 0.3,
    0,
    pane.x + pane.width / 2,
    pane.y + pane.height / 2,
    pane.height * 0.85,
  );
  light.addColorStop(0, mix(lamp, "#fffbe8", 0.6));
  light.addColorStop(0.5, lamp);
  light.addColorStop(1, mix(lamp, "#5a2a18", 0.55));
  context.fillStyle = light;
  context.fillRect(pane.x, pane.y, pane.width, pane.height);
  if (random.chance(0.45)) {
    context.fillStyle = fade(mix(lamp, "#fff6e0", 0.35), 0.75);
    const drawn = pane.width * random.between(0.14, 0.3);
    context.fillRect(pane.x, pane.y, drawn, pane.height);
    context.fillRect(pane.x + pane.width - drawn, pane.y, drawn, pane.height);
  } else if (random.chance(0.3)) {
    context.fillStyle = fade(mix(lamp, "#fff6e0", 0.5), 0.85);
    context.fillRect(pane.x, pane.y, pane.width, pane.height * random.between(0.2, 0.6));
  }
  const guest = random.next();
  if (guest < 0.13) paintPerson(scene, pane);
  else if (guest < 0.2) paintCat(scene, pane);
}

function paintWindow(scene: Scene, pane: Pane, palette: Palette, isLit: boolean): void {
  const { context, random, unit } = scene;
  const border = 5 * unit;
  context.fillStyle = mix(palette.wall[1] ?? "#333333", "#000000", 0.28);
  context.fillRect(pane.x - border, pane.y - border, pane.width + border * 2, pane.height + border * 2);
  context.save();
  context.beginPath();
  context.rect(pane.x, pane.y, pane.width, pane.height);
  context.clip();
  if (isLit) paintInside(scene, pane, random.pick(palette.lamps));
  else {
    context.fillStyle = verticalGradient(scene, palette.dark, pane.y, pane.y + pane.height);
    context.fillRect(pane.x, pane.y, pane.width, pane.height);
    context.fillStyle = fade("#ffffff", 0.08);
    context.beginPath();
    context.moveTo(pane.x + pane.width * random.between(0.1, 0.5), pane.y);
    context.lineTo(pane.x + pane.width * 0.85, pane.y);
    context.lineTo(pane.x + pane.width * 0.35, pane.y + pane.height);
    context.lineTo(pane.x, pane.y + pane.height);
    context.fill();
  }
  context.restore();
  context.strokeStyle = palette.frame;
  context.lineWidth = 4.5 * unit;
  context.strokeRect(pane.x, pane.y, pane.width, pane.height);
  context.lineWidth = 3 * unit;
  context.beginPath();
  context.moveTo(pane.x + pane.width / 2, pane.y);
  context.lineTo(pane.x + pane.width / 2, pane.y + pane.height);
  context.moveTo(pane.x, pane.y + pane.height * 0.36);
  context.lineTo(pane.x + pane.width, pane.y + pane.height * 0.36);
  context.stroke();
  context.fillStyle = mix(palette.wall[0] ?? "#555555", "#ffffff", 0.12);
  context.fillRect(
    pane.x - border * 1.8,
    pane.y + pane.height + border,
    pane.width + border * 3.6,
    border * 1.4,
  );
}

/** A wall of windows, some of them lit, now and then with somebody in them. */
export function paintFacade(scene: Scene): void {
  const { context, width, height, random, unit, mood } = scene;
  const palette = PALETTES[mood.time];
  fillAll(scene, verticalGradient(scene, palette.wall));
  const columns = Math.max(3, Math.round((width / (1000 * unit)) * random.whole(5, 7)));
  const cell = width / columns;
  const rows = Math.ceil(height / (cell * 1.12));
  const storey = height / rows;
  for (let row = 0; row < rows; row += 1) {
    context.fillStyle = fade("#000000", 0.16);
    context.fillRect(0, row * storey, width, 3 * unit);
    for (let column = 0; column < columns; column += 1) {
      const pane = {
        x: column * cell + cell * 0.22,
        y: row * storey + storey * 0.2,
        width: cell * 0.56,
        height: storey * 0.62,
      };
      paintWindow(scene, pane, palette, random.chance(palette.litShare));
    }
  }
  if (mood.time === "dawn" || mood.time === "day") {
    const shadow = context.createLinearGradient(0, 0, width, height);
    shadow.addColorStop(0, fade("#fff2d0", 0.3));
    shadow.addColorStop(0.48, fade("#fff2d0", 0.12));
    shadow.addColorStop(0.52, fade("#2a2438", 0.26));
    shadow.addColorStop(1, fade("#2a2438", 0.34));
    fillAll(scene, shadow);
  }
}
