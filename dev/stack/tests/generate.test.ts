import { createHash } from "node:crypto";
import { loadImage } from "@napi-rs/canvas";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { IMAGE_SIZES, type ImageSize } from "../../../supabase/functions/_shared/contract/image-sizes.ts";
import { expectBalance } from "./support/books.ts";
import { falStats, setFault } from "./support/fal.ts";
import { aRequest, generate } from "./support/generate.ts";
import { newPerson } from "./support/people.ts";

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

test("a newcomer's picture is stored, listed and paid for with one credit", async () => {
  const person = await newPerson(stack);
  const before = await falStats(stack);
  const { status, body } = await generate(stack, person, aRequest({ image_size: "landscape_4_3" }));

  expect(status).toBe(200);
  expect(body.generation).toMatchObject({ status: "succeeded", cost: 1, charged_count: 1, error_code: null });
  const [image] = body.images;
  const response = await fetch(image?.image_url ?? "");
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  const bytes = Buffer.from(await response.arrayBuffer());
  const decoded = await loadImage(bytes);
  expect([decoded.width, decoded.height]).toEqual([1024, 768]);
  expect(image).toMatchObject({
    width: 1024,
    height: 768,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });

  const { data: rows } = await person.client.from("generated_images").select("id, prompt").throwOnError();
  expect(rows).toEqual([{ id: image?.id, prompt: "a heron in reeds" }]);
  await expectBalance(sql, person, 9);
  const after = await falStats(stack);
  expect([after.submits - before.submits, after.billed - before.billed]).toEqual([1, 1]);
});

test("four pictures cost four, and the stored bytes are what was made", async () => {
  const person = await newPerson(stack);
  const { body } = await generate(stack, person, aRequest({ num_images: 4 }));
  expect(body.images.map((image) => image.position)).toEqual([0, 1, 2, 3]);
  expect(new Set(body.images.map((image) => image.sha256)).size).toBe(4);
  await expectBalance(sql, person, 6);
});

test.each(Object.keys(IMAGE_SIZES) as ImageSize[])(
  "%s has its size, as JPEG and as PNG",
  async (image_size) => {
    const person = await newPerson(stack);
    for (const [output_format, type] of [
      ["jpeg", "image/jpeg"],
      ["png", "image/png"],
    ]) {
      const { body } = await generate(stack, person, aRequest({ image_size, output_format }));
      const response = await fetch(body.images[0]?.image_url ?? "");
      expect(response.headers.get("content-type")).toBe(type);
      const { width, height } = await loadImage(Buffer.from(await response.arrayBuffer()));
      expect({ width, height }).toEqual(IMAGE_SIZES[image_size]);
    }
  },
);

test("a seed above 2^53 keeps its digits, there and back", async () => {
  const person = await newPerson(stack);
  await setFault(stack, { fault: "big_seed" });
  const made = await generate(stack, person);
  expect(made.body.images[0]?.seed).toBe("18446744073709551557");

  const again = await generate(stack, person, aRequest({ seed: "18446744073709551557" }));
  expect(again.body.generation.params.seed).toBe("18446744073709551557");
  expect(again.body.images[0]?.seed).toBe("18446744073709551557");
  expect(again.body.images[0]?.sha256).toBe(made.body.images[0]?.sha256);
});

test("a style's words go to the picture service, not into the stored prompt", async () => {
  const person = await newPerson(stack);
  const plain = await generate(stack, person, aRequest({ seed: "7" }));
  const styled = await generate(stack, person, aRequest({ seed: "7", style: "ink" }));
  expect(styled.body.images[0]).toMatchObject({ prompt: "a heron in reeds", style: "ink" });
  expect(styled.body.images[0]?.sha256).not.toBe(plain.body.images[0]?.sha256);
});

test("the same request again, written differently, is the same generation", async () => {
  const person = await newPerson(stack);
  const request = aRequest();
  const first = await generate(stack, person, request);
  const before = await falStats(stack);
  const reordered = Object.fromEntries(Object.entries(request).toReversed());
  const again = await generate(stack, person, {
    ...reordered,
    prompt: "  a heron in reeds ",
    output_format: "jpeg",
  });
  expect(again).toEqual(first);
  expect(await falStats(stack)).toMatchObject({ submits: before.submits, billed: before.billed });
  await expectBalance(sql, person, 9);
});
