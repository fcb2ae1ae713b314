import type { GenerationParams } from "../contract/generate.ts";
import type { Advanced } from "../generation-state.ts";
import { settle, type SettleOptions } from "../settle.ts";
import { Timings } from "../timing.ts";
import { FakeClock } from "./fake-clock.ts";
import { FakeCredits } from "./fake-credits.ts";
import { FakeDownloads, FakeFal, FakeStorage } from "./fake-services.ts";

/** The id of the one generation in this world. */
export const ID = "6f1f0f4e-52b7-4c4b-9d3e-0d6d6b2c1a11";
const WAIT_MS = 20_000;

/** A generation of one person and everything around it, in memory. */
export function world(pictures = 1) {
  const clock = new FakeClock();
  const ports = {
    clock,
    credits: new FakeCredits(clock),
    fal: new FakeFal(pictures),
    downloads: new FakeDownloads(),
    storage: new FakeStorage(),
    timings: new Timings(),
  };
  const params: GenerationParams = {
    image_size: "square",
    num_images: pictures,
    seed: null,
    num_inference_steps: 4,
    output_format: "jpeg",
    style: null,
  };
  const reserve = () =>
    ports.credits.reserve(ID, {
      user_id: "someone",
      prompt: "a lighthouse",
      model: "m",
      params,
      pixels: 512 * 512 * pictures,
      input_hash: "hash",
    });
  const submitted = async () => {
    await reserve();
    return await ports.credits.submitted(ID, "request-1");
  };
  /** As a rescuer, unless told otherwise. */
  const settleNow = (known: Advanced, options: Partial<SettleOptions> = {}) =>
    settle(known, ports, { until: clock.now() + WAIT_MS, rescuing: true, ...options });
  return { ...ports, reserve, submitted, settleNow };
}
