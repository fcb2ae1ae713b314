import { acceptGeneration } from "../generations/accept-generation.ts";
import type { Generation } from "../generations/generation.ts";
import { readGenerationInput } from "../generations/generation-input.ts";
import { json, type Answer, type Reply } from "../http/answer.ts";
import { modelError, requestError } from "../http/fal-errors.ts";
import { headerOf, type Call, type Simulator } from "../simulator.ts";
import { requestUrls } from "./request-urls.ts";

/** The input that stands in for one that Fal's queue takes although the model will refuse it. */
const REFUSED_LATER = '{"prompt":""}';

/** `x-fal-request-timeout` in milliseconds, null when absent, undefined when malformed. */
function startTimeout(call: Call): number | null | undefined {
  const header = headerOf(call, "x-fal-request-timeout");
  if (header === undefined) return null;
  const seconds = Number(header);
  return header.trim() !== "" && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/** What a submit and a run have in common: check, accept, and answer under the faults that are met. */
async function acceptAndAnswer(
  simulator: Simulator,
  call: Call,
  answer: (generation: Generation) => Reply | Promise<Reply>,
  validateAt: "submit" | "result",
): Promise<Answer> {
  const startTimeoutMs = startTimeout(call);
  if (startTimeoutMs === undefined)
    return requestError("bad_request", "Invalid x-fal-request-timeout header");
  const read = readGenerationInput(call.body);
  const failure = read.ok ? undefined : modelError(422, read.errors);
  if (failure && validateAt === "submit") return failure;
  const input = read.ok ? read : readGenerationInput(REFUSED_LATER);
  if (!input.ok) throw new Error("The input that stands in for a refused one must be valid.");

  const submitFaults = simulator.faults.meet(["submit"]);
  return simulator.faults.apply(submitFaults, "submit", simulator.closing, async () => {
    const generation = acceptGeneration(simulator, {
      input: input.input,
      submitFaults,
      webhook: call.url.searchParams.get("fal_webhook"),
      startTimeoutMs,
      ...(failure && { failure }),
    });
    const webhookFaults = simulator.faults.standing(generation.faults, "webhook");
    if (webhookFaults.some(({ fault }) => fault.holdsSubmit)) await generation.told(simulator.closing);
    return answer(generation);
  });
}

/** POST queue.fal.run: answered at once, while the generation waits in the queue. */
export function submit(simulator: Simulator, call: Call): Promise<Answer> {
  const answer = (generation: Generation) =>
    json(
      200,
      {
        status: "IN_QUEUE",
        request_id: generation.id,
        ...requestUrls(simulator, generation.id),
        queue_position: simulator.generations.queuePosition(generation),
      },
      { "x-fal-request-id": generation.id },
    );
  return acceptAndAnswer(simulator, call, answer, simulator.options.validateAt);
}

/** POST fal.run: answered with the result itself, when it is there. */
export function run(simulator: Simulator, call: Call): Promise<Answer> {
  const answer = async (generation: Generation) => {
    const outcome = await generation.finished(simulator.closing);
    const reply = simulator.faults.resultCover(generation.faults) ?? outcome;
    return { ...reply, headers: { ...reply.headers, "x-fal-request-id": generation.id } };
  };
  return acceptAndAnswer(simulator, call, answer, "submit");
}
