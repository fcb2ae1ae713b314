import { crc32, deflateSync } from "node:zlib";
import type { Canvas } from "@napi-rs/canvas";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const TRUE_COLOUR = 2;
/** Each byte is stored as its difference to the one above it. */
const FILTER_UP = 2;

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([BIT_DEPTH, TRUE_COLOUR], 8);
  return data;
}

/** Rows of red, green and blue, each behind its filter byte. */
function filteredRows(pixels: Uint8ClampedArray, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  const above = width * 4;
  let target = 0;
  for (let y = 0, source = 0; y < height; y += 1) {
    rows[target++] = FILTER_UP;
    for (let x = 0; x < width; x += 1, source += 4) {
      for (let channel = source; channel < source + 3; channel += 1) {
        rows[target++] = (pixels[channel] ?? 0) - (y > 0 ? (pixels[channel - above] ?? 0) : 0);
      }
    }
  }
  return rows;
}

/**
 * An opaque PNG, packed quickly rather than tightly: the canvas's own encoder packs as tightly as it can,
 * which takes three times as long as painting the picture.
 */
export function encodePng(canvas: Canvas): Buffer {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header(width, height)),
    chunk("IDAT", deflateSync(filteredRows(data, width, height), { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
