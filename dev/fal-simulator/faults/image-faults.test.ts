import { loadImage } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { SMALL, startSimulator } from "../testing/start-simulator.ts";

/** Pictures of one generation that met the fault, and how to stop it. */
async function spoilt(order: object, input: object = {}) {
  const simulator = await startSimulator();
  await simulator.control({ at: "image", ...order });
  const urls = await simulator.imageUrls({ seed: 1, ...input });
  const clear = () => simulator.control({ fault: "none" });
  return { ...simulator, urls, url: urls[0] ?? "", clear };
}

async function bytes(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

test.each([
  ["image_404", 404],
  ["image_403", 403],
])("%s: every time, until the faults are cleared", async (fault, status) => {
  const { url, clear } = await spoilt({ fault });
  expect((await fetch(url)).status).toBe(status);
  expect((await fetch(url)).status).toBe(status);
  await clear();
  expect((await fetch(url)).status).toBe(200);
});

test("image_redirect leads to where a cloud machine finds its credentials", async () => {
  const { url } = await spoilt({ fault: "image_redirect" });
  const answer = await fetch(url, { redirect: "manual" });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("http://169.254.169.254/latest/meta-data");
});

test("image_html is a page at a picture's address", async () => {
  const { url } = await spoilt({ fault: "image_html" });
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(url).toMatch(/\.jpg$/);
  expect(await answer.text()).toMatch(/^<!doctype html>/);
});

test("image_empty is a complete answer without a byte", async () => {
  const { url } = await spoilt({ fault: "image_empty" });
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(answer.headers.get("content-length")).toBe("0");
  expect(await bytes(answer)).toHaveLength(0);
});

test.each([
  ["jpeg", "png", "89504e47"],
  ["png", "jpeg", "ffd8ff"],
])("image_wrong_type: asked for %s, it is a %s", async (asked, served, magic) => {
  const { url, clear } = await spoilt({ fault: "image_wrong_type" }, { output_format: asked });
  const answer = await fetch(url);
  expect(answer.headers.get("content-type")).toBe(`image/${served}`);
  const picture = await bytes(answer);
  expect(picture.toString("hex").startsWith(magic)).toBe(true);
  expect(await loadImage(picture)).toMatchObject(SMALL);
  await clear();
  expect((await fetch(url)).headers.get("content-type")).toBe(`image/${asked}`);
});

test("image_wrong_size is a whole picture, of another size than the result says", async () => {
  const { url, clear } = await spoilt({ fault: "image_wrong_size" });
  const { width, height } = SMALL;
  expect(await loadImage(await bytes(await fetch(url)))).toMatchObject({ width: width + 16, height });
  await clear();
  expect(await loadImage(await bytes(await fetch(url)))).toMatchObject(SMALL);
});

test("image_truncated is a complete answer that holds the first half of the file", async () => {
  const { url, clear } = await spoilt({ fault: "image_truncated" });
  const answer = await fetch(url);
  const part = await bytes(answer);
  expect(answer.headers.get("content-length")).toBe(String(part.byteLength));
  await clear();
  const whole = await bytes(await fetch(url));
  expect(part.equals(whole.subarray(0, Math.floor(whole.byteLength / 2)))).toBe(true);
});

test("image_cut tells the whole length and ends halfway", async () => {
  const { url, clear } = await spoilt({ fault: "image_cut" });
  const answer = await fetch(url);
  const told = answer.headers.get("content-length");
  const chunks: Uint8Array[] = [];
  const readAll = async () => {
    for await (const chunk of answer.body ?? []) chunks.push(chunk);
  };
  await expect(readAll()).rejects.toThrow("terminated");
  await clear();
  const whole = await bytes(await fetch(url));
  expect(told).toBe(String(whole.byteLength));
  expect(Buffer.concat(chunks).equals(whole.subarray(0, Math.floor(whole.byteLength / 2)))).toBe(true);
});

describe("image_huge", () => {
  test("begins as the picture and goes on to 50 MB, untold", async () => {
    const { url, clear } = await spoilt({ fault: "image_huge" });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("content-length")]).toEqual([200, null]);
    const flood = await bytes(answer);
    expect(flood.byteLength).toBeGreaterThanOrEqual(50 * 1024 * 1024);
    await clear();
    const whole = await bytes(await fetch(url));
    expect(flood.subarray(0, whole.byteLength).equals(whole)).toBe(true);
  });

  test("survives a caller who has read enough, and has nothing to say to a HEAD", async () => {
    const { url, stats } = await spoilt({ fault: "image_huge" });
    await (await fetch(url)).body?.cancel();
    expect(await bytes(await fetch(url, { method: "HEAD" }))).toHaveLength(0);
    expect(await stats()).toMatchObject({ images: 2 });
  });
});

describe("image_drip", () => {
  test("sends eight bytes and then lets wait", async () => {
    const { url } = await spoilt({ fault: "image_drip", ms: 3_600_000 });
    const answer = await fetch(url);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(8);
    const reader = answer.body!.getReader();
    expect((await reader.read()).value).toHaveLength(8);
    await reader.cancel();
  });

  test("sends the whole file in the end", async () => {
    const { url, clear } = await spoilt({ fault: "image_drip", ms: 0 });
    const dripped = await bytes(await fetch(url));
    await clear();
    expect(dripped.equals(await bytes(await fetch(url)))).toBe(true);
  });
});

test.each([
  ["image_foreign_host", "https://evilfal.media"],
  ["image_private_host", "http://169.254.169.254"],
])("%s: the result names it, for good", async (fault, origin) => {
  const { url } = await spoilt({ fault });
  expect(url).toMatch(new RegExp(`^${origin}/files/[a-z]+/[\\w-]{21}\\.jpg$`));
});

test("`count` spoils the first so many pictures alone", async () => {
  const { urls } = await spoilt({ fault: "image_404", count: 1 }, { num_images: 3 });
  const statuses = await Promise.all(urls.map(async (url) => (await fetch(url)).status));
  expect(statuses).toEqual([404, 200, 200]);
  const stray = await spoilt({ fault: "image_foreign_host", count: 2 }, { num_images: 3 });
  expect(stray.urls.map((url) => new URL(url).hostname)).toEqual([
    "evilfal.media",
    "evilfal.media",
    "127.0.0.1",
  ]);
});
