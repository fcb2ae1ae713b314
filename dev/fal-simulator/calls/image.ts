import type { Answer } from "../http/answer.ts";
import { refusal } from "../http/fal-errors.ts";
import type { Call, Simulator } from "../simulator.ts";

/** GET v3.fal.media/files/...: public, as Fal's are. */
export async function image(simulator: Simulator, call: Call): Promise<Answer> {
  const picture = simulator.pictures.find(call.url.pathname);
  const generation = simulator.generations.find(picture?.generationId);
  if (!picture || !generation) return refusal(404, "Not Found");
  const { recipe } = picture;
  const met = generation.faults.filter(({ settings }) => recipe.index < (settings.count ?? Infinity));
  return simulator.faults.apply(met, "image", simulator.closing, async () => {
    const served = simulator.faults
      .standing(met, "image")
      .reduce((altered, { fault }) => fault.alterRecipe?.(altered) ?? altered, recipe);
    return {
      kind: "reply",
      status: 200,
      headers: {
        "content-type": `image/${served.format}`,
        "cache-control": "public, max-age=31536000, immutable",
        "access-control-allow-origin": "*",
      },
      body: await simulator.pictures.bytes(served),
    };
  });
}
