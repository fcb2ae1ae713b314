import assert from "node:assert/strict";
import { readImageFacts } from "./image-bytes.ts";
import { sampleJpeg, samplePng } from "./testing/sample-images.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

Deno.test("a JPEG tells its size, past the segments that come before", () => {
  assert.deepEqual(readImageFacts(sampleJpeg(1024, 768)), {
    format: "jpeg",
    width: 1024,
    height: 768,
    complete: true,
  });
});

Deno.test("a PNG tells its size", () => {
  assert.deepEqual(readImageFacts(samplePng(576, 1024)), {
    format: "png",
    width: 576,
    height: 1024,
    complete: true,
  });
});

Deno.test("a file without its end is not complete", () => {
  for (const file of [sampleJpeg(512, 512), samplePng(512, 512)]) {
    assert.equal(readImageFacts(file.slice(0, -1))?.complete, false);
  }
});

Deno.test("fill bytes before a marker are skipped, and every kind of frame header is known", () => {
  for (const frame of [0xc0, 0xc1, 0xc2]) {
    const file = bytes(0xff, 0xd8, 0xff, 0xff, frame, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xff, 0xd9);
    assert.deepEqual(readImageFacts(file), { format: "jpeg", width: 3, height: 2, complete: true });
  }
});

Deno.test("a JPEG without a frame header is none, and reading it ends", () => {
  const huffmanTable = [0xff, 0xc4, 0, 2];
  assert.equal(
    readImageFacts(bytes(0xff, 0xd8, ...huffmanTable, 0xff, 0xda, 0, 2, 1, 2, 3, 4, 5, 6, 7)),
    null,
  );
  assert.equal(readImageFacts(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), null);
  assert.equal(readImageFacts(bytes(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff)), null);
  assert.equal(readImageFacts(bytes(0xff, 0xd8, ...new Uint8Array(64).fill(0xff))), null);
});

Deno.test("anything else is no picture", () => {
  assert.equal(readImageFacts(new Uint8Array()), null);
  assert.equal(readImageFacts(new TextEncoder().encode("<!doctype html><title>404</title>")), null);
  assert.equal(readImageFacts(new TextEncoder().encode("GIF89a................................")), null);
  assert.equal(readImageFacts(samplePng(1, 1).slice(0, 20)), null);
});

Deno.test("a view into a larger buffer is read from its own start", () => {
  const file = samplePng(640, 480);
  const larger = new Uint8Array(file.length + 10);
  larger.set(file, 10);
  assert.equal(readImageFacts(larger.subarray(10))?.width, 640);
});
