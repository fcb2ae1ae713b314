import type { Scene } from "./scene.ts";

/**
 * The letters of "simulated" as strokes, since a fresh machine may have no font. Each is a path on a grid
 * where the lower case body is 0 to 4 high and ascenders reach -3; `advance` is the letter's width.
 */
const LETTERS: { advance: number; path: string }[] = [
  {
    advance: 3.6,
    path: "M2.6 0.6Q2 0 1.4 0Q0.2 0 0.2 1Q0.2 1.9 1.4 2Q2.8 2.2 2.8 3Q2.8 4 1.4 4Q0.5 4 0 3.3",
  },
  { advance: 1.6, path: "M0.4 0L0.4 4M0.4 -1.6L0.4 -1.5" },
  {
    advance: 5.8,
    path: "M0.3 4L0.3 0M0.3 1.4Q0.6 0 1.6 0Q2.6 0 2.6 1.3L2.6 4M2.6 1.4Q2.9 0 3.9 0Q4.9 0 4.9 1.3L4.9 4",
  },
  { advance: 3.9, path: "M0.3 0L0.3 2.6Q0.3 4 1.6 4Q2.7 4 2.9 2.6M2.9 0L2.9 4" },
  { advance: 1.6, path: "M0.4 -2.6L0.4 4" },
  {
    advance: 3.9,
    path: "M0.4 0.6Q0.9 0 1.6 0Q2.9 0 2.9 1.3L2.9 4M2.9 1.8Q0.2 1.6 0.2 2.9Q0.2 4 1.4 4Q2.6 4 2.9 2.8",
  },
  { advance: 2.7, path: "M0.9 -1.4L0.9 3Q0.9 4 2 3.9M0 0L2 0" },
  { advance: 3.9, path: "M0.3 2L2.9 2Q2.9 0 1.6 0Q0.2 0 0.2 2Q0.2 4 1.6 4Q2.5 4 2.8 3.3" },
  { advance: 3.4, path: "M2.9 -2.6L2.9 4M2.9 2Q2.9 0 1.6 0Q0.2 0 0.2 2Q0.2 4 1.6 4Q2.9 4 2.9 2" },
];

const TEXT_WIDTH = LETTERS.reduce((sum, { advance }) => sum + advance, 0);

/** The numbers of a path command such as `Q2 0 1.4 0`. */
const COMMAND = /([MLQ])([^MLQ]+)/g;

function trace(scene: Scene, path: string, left: number): void {
  for (const [, command, text] of path.matchAll(COMMAND)) {
    const [a = 0, b = 0, c = 0, d = 0] = (text ?? "").trim().split(/\s+/).map(Number);
    if (command === "M") scene.context.moveTo(left + a, b);
    else if (command === "L") scene.context.lineTo(left + a, b);
    else scene.context.quadraticCurveTo(left + a, b, left + c, d);
  }
}

function strokeWord(scene: Scene, colour: string, lineWidth: number): void {
  const { context } = scene;
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.beginPath();
  let left = 0;
  for (const { advance, path } of LETTERS) {
    trace(scene, path, left);
    left += advance;
  }
  context.stroke();
}

/** Whether what lies under the mark is rather light. */
function isLight(scene: Scene, left: number, top: number): boolean {
  const { context, width, height } = scene;
  const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  const { data } = context.getImageData(x, y, Math.max(1, width - x), Math.max(1, height - y));
  let sum = 0;
  for (let offset = 0; offset < data.length; offset += 4) sum += data[offset + 1] ?? 0;
  return sum / (data.length / 4) > 128;
}

/** Writes "simulated" into the lower right corner, dark on light and light on dark. */
export function markAsSimulated(scene: Scene): void {
  const { context, width, height } = scene;
  const scale = Math.max(1.3, scene.unit * 2.6);
  const margin = scale * 6;
  const [left, top] = [width - margin - TEXT_WIDTH * scale, height - margin - 4 * scale];
  const [letters, halo] = isLight(scene, left, top)
    ? ["rgba(34,28,24,0.88)", "rgba(255,250,240,0.45)"]
    : ["rgba(255,250,240,0.96)", "rgba(24,20,16,0.5)"];
  context.save();
  context.translate(left, top);
  context.scale(scale, scale);
  context.lineCap = "round";
  context.lineJoin = "round";
  strokeWord(scene, halo, 1.5);
  strokeWord(scene, letters, 0.6);
  context.restore();
}
