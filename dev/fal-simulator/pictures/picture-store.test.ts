import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ByteCache } from "./byte-cache.ts";
import { SMALL, startSimulator } from "../testing/start-simulator.ts";

function bytes(length: number): Uint8Array {
  return new Uint8Array(length);
}

test("the cache drops what was used least recently", () => {
  const cache = new ByteCache(100);
  cache.set("a", bytes(40));
  cache.set("b", bytes(40));
  cache.get("a");
  cache.set("c", bytes(40));
  expect([cache.get("a"), cache.get("b"), cache.get("c")].map(Boolean)).toEqual([true, false, true]);
});

test("the cache counts a replaced entry once and keeps one that is larger than itself", () => {
  const cache = new ByteCache(100);
  cache.set("a", bytes(60));
  cache.set("a", bytes(60));
  cache.set("b", bytes(40));
  expect(cache.get("a")).toBeDefined();
  cache.set("c", bytes(500));
  expect([cache.get("a"), cache.get("b"), cache.get("c")].map(Boolean)).toEqual([false, false, true]);
});

async function digest(url: string): Promise<string> {
  const body = await (await fetch(url)).arrayBuffer();
  return createHash("sha256").update(Buffer.from(body)).digest("hex");
}

test("pictures are public, of their type and length, under the host of Fal's files", async () => {
  const simulator = await startSimulator();
  const [url = ""] = await simulator.imageUrls({ output_format: "png" });
  expect(url).toMatch(new RegExp(`^${simulator.url}/v3\\.fal\\.media/files/[a-z]+/[\\w-]{21}\\.png$`));
  const answer = await fetch(url);
  expect(answer.headers.get("content-type")).toBe("image/png");
  const { byteLength } = await answer.arrayBuffer();
  expect(Number(answer.headers.get("content-length"))).toBe(byteLength);
  expect(await simulator.stats()).toMatchObject({ images: 1 });
});

test("a picture that the cache dropped is painted again, byte for byte", async () => {
  const input = { num_images: 4, seed: 7, image_size: SMALL };
  const kept = await (await startSimulator()).imageUrls(input);
  const dropped = await (await startSimulator({ pictureCacheBytes: 1 })).imageUrls(input);
  const digests = await Promise.all(kept.map(digest));
  expect(await Promise.all(dropped.map(digest))).toEqual(digests);
  expect(new Set(digests).size).toBe(4);
});
