import type { OutputFormat } from "./contract/generate.ts";

/** What the bytes of a file say about themselves; nothing else is believed about a picture. */
export interface ImageFacts {
  format: OutputFormat;
  /** Pixels. */
  width: number;
  height: number;
  /** Whether the file ends as its format ends. A truncated JPEG decodes "successfully" without it. */
  complete: boolean;
}

/** Null when the bytes are not the beginning of a JPEG or a PNG. */
export function readImageFacts(bytes: Uint8Array<ArrayBuffer>): ImageFacts | null {
  return readPng(bytes) ?? readJpeg(bytes);
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The header chunk's length and name, which every PNG has right after its signature. */
const PNG_HEADER = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
/** The empty last chunk: length, name, checksum. */
const PNG_END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function readPng(bytes: Uint8Array<ArrayBuffer>): ImageFacts | null {
  if (bytes.length < 24 || !hasBytesAt(bytes, 0, [...PNG_SIGNATURE, ...PNG_HEADER])) return null;
  const view = viewOf(bytes);
  return {
    format: "png",
    width: view.getUint32(16),
    height: view.getUint32(20),
    complete: hasBytesAt(bytes, bytes.length - PNG_END.length, PNG_END),
  };
}

const JPEG_START = [0xff, 0xd8, 0xff];
const JPEG_END = [0xff, 0xd9];
const START_OF_SCAN = 0xda;

/** Walks the segments of a JPEG up to the frame header, which holds the size. */
function readJpeg(bytes: Uint8Array<ArrayBuffer>): ImageFacts | null {
  if (!hasBytesAt(bytes, 0, JPEG_START)) return null;
  const view = viewOf(bytes);
  let offset = 2;
  while (offset + 9 <= bytes.length && bytes[offset] === 0xff) {
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1; // A fill byte before the marker.
      continue;
    }
    if (isFrameHeader(marker)) {
      return {
        format: "jpeg",
        height: view.getUint16(offset + 5),
        width: view.getUint16(offset + 7),
        complete: hasBytesAt(bytes, bytes.length - JPEG_END.length, JPEG_END),
      };
    }
    if (marker === START_OF_SCAN) return null;
    offset += 2 + view.getUint16(offset + 2);
  }
  return null;
}

/** SOF0 to SOF15, without the three that share the range: DHT, JPG and DAC. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function hasBytesAt(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return offset >= 0 && expected.every((byte, index) => bytes[offset + index] === byte);
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
