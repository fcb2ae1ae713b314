import { setTimeout as sleep } from "node:timers/promises";
import { json, type Reply } from "../http/answer.ts";
import { requestError } from "../http/fal-errors.ts";
import type { PictureRecipe } from "../pictures/picture-recipe.ts";
import { PICTURE_HOST } from "../pictures/picture-store.ts";
import type { Simulator } from "../simulator.ts";
import { tellWebhook } from "../webhooks/tell-webhook.ts";
import type { Generation, GenerationPlan } from "./generation.ts";

function recipesOf({ input, plan }: Generation): PictureRecipe[] {
  return Array.from({ length: input.numImages }, (_, index) => ({
    prompt: input.prompt,
    seed: plan.seed.toString(),
    index,
    width: input.width,
    height: input.height,
    steps: input.steps,
    format: input.outputFormat,
    isFlagged: input.enableSafetyChecker && index < plan.flagged,
  }));
}

function resultOf(generation: Generation, urls: string[], recipes: PictureRecipe[]): Reply {
  const { input, plan, startedAt } = generation;
  return json(200, {
    images: urls.map((url) => ({
      url,
      width: input.width,
      height: input.height,
      content_type: `image/${input.outputFormat}`,
    })),
    timings: { inference: (Date.now() - (startedAt ?? Date.now())) / 1000 },
    seed: plan.seed,
    has_nsfw_concepts: recipes.map((recipe) => recipe.isFlagged),
    prompt: input.prompt,
  });
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal });
}

/** Waits in the queue. Returns how the generation ended there, or null when its work may begin. */
async function waitInQueue(generation: Generation, signal: AbortSignal): Promise<Reply | null> {
  const { startTimeoutMs, plan } = generation;
  const isTooLate = startTimeoutMs !== null && plan.queueMs > startTimeoutMs;
  const leaving = AbortSignal.any([signal, generation.cancelled]);
  try {
    await wait(isTooLate ? startTimeoutMs : plan.queueMs, leaving);
  } catch (error) {
    if (!generation.cancelled.aborted) throw error;
    return requestError("client_cancelled");
  }
  if (!isTooLate) return null;
  const reply = requestError("startup_timeout");
  return { ...reply, headers: { ...reply.headers, "x-fal-request-timeout-type": "user" } };
}

function pictureUrls(simulator: Simulator, { strayPictures }: GenerationPlan, paths: string[]): string[] {
  return paths.map((path, index) =>
    strayPictures && index < strayPictures.count
      ? strayPictures.origin + path.slice(PICTURE_HOST.length)
      : simulator.publicUrl() + path,
  );
}

async function work(simulator: Simulator, generation: Generation): Promise<Reply> {
  const { plan } = generation;
  const recipes = plan.failure ? [] : recipesOf(generation);
  // Painted while the latency runs, so that it costs no time of its own unless the machine is busy.
  const painting = Promise.all(recipes.map((recipe) => simulator.pictures.paint(generation.id, recipe)));
  const [paths] = await Promise.all([painting, wait(plan.workMs + plan.extraMs, simulator.closing)]);
  if (plan.failure) return plan.failure;
  return resultOf(generation, pictureUrls(simulator, plan, paths), recipes);
}

/** Takes a generation from IN_QUEUE to COMPLETED and then tells its webhook. Never rejects. */
export async function runGeneration(simulator: Simulator, generation: Generation): Promise<void> {
  try {
    const ended = await waitInQueue(generation, simulator.closing);
    if (ended) generation.complete(ended);
    else {
      generation.start();
      generation.complete(await work(simulator, generation));
    }
  } catch (error) {
    if (simulator.closing.aborted) return;
    console.error("Fal simulator: a picture could not be painted.", error);
    generation.complete(requestError("runner_server_error"));
  }
  await tellWebhook(simulator, generation);
  generation.markTold();
}
