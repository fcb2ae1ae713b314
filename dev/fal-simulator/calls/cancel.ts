import { json, type Answer } from "../http/answer.ts";
import type { Call, Simulator } from "../simulator.ts";

/**
 * PUT .../cancel. What still waits in the queue is taken out of it. What is at work goes on to its end, as
 * the model does not listen for cancellations, and is billed.
 */
export function cancel(simulator: Simulator, call: Call): Answer {
  const generation = simulator.generations.find(call.parameters[0]);
  if (!generation) return json(404, { status: "NOT_FOUND" });
  const requestId = { "x-fal-request-id": generation.id };
  if (generation.status === "COMPLETED") return json(400, { status: "ALREADY_COMPLETED" }, requestId);
  generation.cancel();
  return json(202, { status: "CANCELLATION_REQUESTED" }, requestId);
}
