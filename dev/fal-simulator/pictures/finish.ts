import { createCanvas } from "@napi-rs/canvas";
import type { Colour } from "./colour.ts";
import type { Treatment } from "./mood.ts";
import type { Scene } from "./scene.ts";
import { blended, grain, paper, vignette } from "./texture.ts";
import { mapTones } from "./tones.ts";

function wash(scene: Scene, mode: Parameters<typeof blended>[1], colour: Colour, alpha: number): void {
  const { context, width, height } = scene;
  blended(context, mode, alpha, () => {
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
  });
}

/** Dots whose size follows the darkness, as a risograph's screen. */
function halftone(scene: Scene, colour: Colour, alpha: number): void {
  const { context, width, height, unit } = scene;
  const cell = Math.max(3, Math.round(unit * 7));
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1];
  const small = createCanvas(columns, rows);
  const smallContext = small.getContext("2d");
  smallContext.drawImage(context.canvas, 0, 0, columns, rows);
  const { data } = smallContext.getImageData(0, 0, columns, rows);
  blended(context, "multiply", alpha, () => {
    context.fillStyle = colour;
    context.beginPath();
    for (let index = 0; index < columns * rows; index += 1) {
      const light = ((data[index * 4] ?? 0) + (data[index * 4 + 1] ?? 0) + (data[index * 4 + 2] ?? 0)) / 765;
      const row = Math.floor(index / columns);
      const x = ((index % columns) + (row % 2) / 2) * cell;
      const radius = cell * 0.52 * Math.sqrt(1 - light);
      context.moveTo(x + radius, row * cell);
      context.arc(x, row * cell, radius, 0, Math.PI * 2);
    }
    context.fill();
  });
}

const TREATMENTS: Record<NonNullable<Treatment>, (scene: Scene) => void> = {
  film(scene) {
    wash(scene, "soft-light", "#e8c9a0", 0.28);
    wash(scene, "lighten", "#1a1c20", 1);
    grain(scene, 0.42);
    vignette(scene, 0.26);
  },
  studio(scene) {
    wash(scene, "soft-light", "#ffffff", 0.12);
    vignette(scene, 0.2);
  },
  gouache(scene) {
    wash(scene, "soft-light", "#f0e2c4", 0.3);
    paper(scene, 0.5);
  },
  watercolour(scene) {
    wash(scene, "screen", "#4a4740", 0.55);
    wash(scene, "multiply", "#fbf5e6", 1);
    paper(scene, 0.75);
  },
  oil(scene) {
    wash(scene, "soft-light", "#6d5a3c", 0.25);
    paper(scene, 0.6);
    grain(scene, 0.3, 3);
  },
  ink(scene) {
    mapTones(scene, ["#161514", "#4d4943", "#a39b8d", "#e6dcc8", "#f7f0e1"], 0.03);
    paper(scene, 0.55);
  },
  riso(scene) {
    mapTones(scene, ["#1d2f55", "#2f4a75", "#e4644b", "#f2a56f", "#f8ead0"], 0.16);
    halftone(scene, "#1d2f55", 0.22);
    paper(scene, 0.4);
  },
  monochrome(scene) {
    mapTones(scene, ["#0d0d0e", "#5a5a5b", "#b5b4b1", "#f4f2ee"], 0.02);
    grain(scene, 0.3);
  },
};

/** Few steps leave a picture soft, as they do in the model. */
function soften(scene: Scene, steps: number): void {
  if (steps > 2) return;
  const { context, width, height } = scene;
  const share = steps === 1 ? 0.3 : 0.6;
  const small = createCanvas(Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)));
  const smallContext = small.getContext("2d");
  smallContext.imageSmoothingQuality = "high";
  smallContext.drawImage(context.canvas, 0, 0, small.width, small.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, width, height);
}

/** What the medium and the settings make of a painted scene. */
export function finish(scene: Scene, steps: number): void {
  const { tint, treatment } = scene.mood;
  soften(scene, steps);
  if (tint) {
    wash(scene, "color", tint, 0.22);
    wash(scene, "soft-light", tint, 0.3);
  }
  if (treatment) TREATMENTS[treatment](scene);
  else grain(scene, 0.2);
}
