/** Files with a true head and a true end; what a decoder would find between them does not matter here. */

export function sampleJpeg(width: number, height: number, padding = 64): Uint8Array<ArrayBuffer> {
  const comment = [0xff, 0xfe, 0x00, 0x04, 0x68, 0x69];
  const frame = [
    0xff,
    0xc0,
    0x00,
    0x0b,
    0x08,
    ...twoBytes(height),
    ...twoBytes(width),
    0x01,
    0x01,
    0x11,
    0x00,
  ];
  const scan = [0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...comment,
    ...frame,
    ...scan,
    ...new Uint8Array(padding).fill(7),
    0xff,
    0xd9,
  ]);
}

export function samplePng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const header = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, ...twoBytes(width), 0, 0, ...twoBytes(height)];
  const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
  return Uint8Array.from([...signature, ...header, 8, 2, 0, 0, 0, 1, 2, 3, 4, ...end]);
}

function twoBytes(value: number): [number, number] {
  return [value >> 8, value & 0xff];
}
