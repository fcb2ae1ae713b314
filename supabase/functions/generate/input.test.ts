import assert from "node:assert/strict";
import { REQUEST, server } from "./testing/server.ts";

for (const [field, value, message] of [
  ["id", "not-a-uuid", '"id" must be a version 4 UUID.'],
  ["id", undefined, '"id" must be a string.'],
  ["prompt", " ", "Write what you want to see."],
  ["prompt", "x".repeat(2001), "A prompt has at most 2000 characters."],
  ["prompt", "a\u0000b", "The prompt has characters that cannot be used."],
  ["prompt", 7, '"prompt" must be a string.'],
  ["image_size", "canary", /^"image_size" must be one of square_hd, square, /],
  ["num_images", 0, '"num_images" must be at least 1.'],
  ["num_images", 5, '"num_images" must be at most 4.'],
  ["num_images", 1.5, '"num_images" must be a whole number.'],
  ["num_images", "2", '"num_images" must be a number.'],
  ["num_inference_steps", 13, '"num_inference_steps" must be at most 12.'],
  ["seed", 42, '"seed" must be a string.'],
  ["seed", "-1", "A seed is a whole number."],
  ["seed", "18446744073709551616", "This seed is too large."],
  ["output_format", "webp", '"output_format" must be one of jpeg, png.'],
  ["style", "canary", /^"style" must be one of film, /],
  ["canary", true, "Unknown field in the request."],
] as const) {
  Deno.test(
    `${field} ${JSON.stringify(value)?.slice(0, 20)} is refused in words, and nothing is held`,
    async () => {
      const s = server();
      const { status, body } = await s.post({ ...REQUEST, [field]: value });
      assert.deepEqual([status, body.code], [400, "invalid_request"]);
      if (typeof message === "string") assert.equal(body.message, message);
      else assert.match(body.message, message);
      assert.doesNotMatch(body.message, /canary/);
      assert.deepEqual(s.credits.events, []);
    },
  );
}

Deno.test("a body above 16 KB is refused before it is understood", async () => {
  const s = server();
  const { status, body } = await s.post({ ...REQUEST, prompt: "x".repeat(17_000) });
  assert.deepEqual([status, body.code], [413, "too_large"]);
});
