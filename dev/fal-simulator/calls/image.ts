import type { Answer } from "../http/answer.ts";
import { refusal } from "../http/fal-errors.ts";
import type { Call, Simulator } from "../simulator.ts";

/** GET v3.fal.media/files/...: public, as Fal's are. */
export async function image(simulator: Simulator, call: Call): Promise<Answer> {
  const picture = simulator.pictures.find(call.url.pathname);
  const generation = simulator.generations.find(picture?.generationId);
  if (!picture || !generation) return refusal(404, "Not Found");
  return simulator.faults.apply(generation.faults, "image", simulator.closing, async () => ({
    kind: "reply",
    status: 200,
    headers: {
      "content-type": `image/${picture.recipe.format}`,
      "cache-control": "public, max-age=31536000, immutable",
      "access-control-allow-origin": "*",
    },
    body: await simulator.pictures.bytes(call.url.pathname, picture.recipe),
  }));
}
