import type { Random } from "./random.ts";

/** Smooth noise over the plane, in about [-1, 1]; one unit is the size of a lump. */
export interface Noise {
  at(x: number, y: number): number;
  /** Several octaves on top of each other, each half as large and half as strong. */
  layered(x: number, y: number, octaves: number): number;
}

const SIZE = 256;

function smooth(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** Gradient noise over a lattice of random directions. */
export function createNoise(random: Random): Noise {
  const directions = Array.from({ length: SIZE }, () => random.next() * Math.PI * 2);
  const gradientX = Float32Array.from(directions, Math.cos);
  const gradientY = Float32Array.from(directions, Math.sin);
  const order = Uint8Array.from({ length: SIZE }, (_, index) => index);
  for (let index = SIZE - 1; index > 0; index -= 1) {
    const other = random.whole(0, index);
    const kept = order[index] as number;
    order[index] = order[other] as number;
    order[other] = kept;
  }

  const corner = (cellX: number, cellY: number, x: number, y: number): number => {
    const index = order[((order[cellX & 255] as number) + cellY) & 255] as number;
    return (gradientX[index] as number) * x + (gradientY[index] as number) * y;
  };

  const at = (x: number, y: number): number => {
    const cellX = Math.floor(x);
    const cellY = Math.floor(y);
    const [dx, dy] = [x - cellX, y - cellY];
    const [sx, sy] = [smooth(dx), smooth(dy)];
    const top = corner(cellX, cellY, dx, dy) * (1 - sx) + corner(cellX + 1, cellY, dx - 1, dy) * sx;
    const bottom =
      corner(cellX, cellY + 1, dx, dy - 1) * (1 - sx) + corner(cellX + 1, cellY + 1, dx - 1, dy - 1) * sx;
    return (top * (1 - sy) + bottom * sy) * 1.45;
  };

  const layered = (x: number, y: number, octaves: number): number => {
    let [sum, strength, scale, total] = [0, 1, 1, 0];
    for (let octave = 0; octave < octaves; octave += 1) {
      sum += at(x * scale + octave * 17.3, y * scale - octave * 9.1) * strength;
      total += strength;
      strength /= 2;
      scale *= 2;
    }
    return sum / total;
  };

  return { at, layered };
}
