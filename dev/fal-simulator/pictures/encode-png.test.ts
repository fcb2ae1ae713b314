import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { encodePng } from "./encode-png.ts";
import { createRandom } from "./random.ts";

test.each([
  [1, 1],
  [7, 5],
  [64, 33],
])("%i x %i pixels come back as they were", async (width, height) => {
  const random = createRandom("pixels");
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  image.data.set(image.data.map((_, place) => (place % 4 === 3 ? 255 : random.whole(0, 255))));
  context.putImageData(image, 0, 0);

  const decoded = await loadImage(encodePng(canvas));
  const copy = createCanvas(decoded.width, decoded.height).getContext("2d");
  copy.drawImage(decoded, 0, 0);
  expect([decoded.width, decoded.height]).toEqual([width, height]);
  expect(copy.getImageData(0, 0, width, height).data).toEqual(image.data);
});
