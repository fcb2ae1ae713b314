import { json, type Answer } from "../http/answer.ts";
import { refusal } from "../http/fal-errors.ts";
import type { Call, Simulator } from "../simulator.ts";

/** GET .../requests/{id}: what the job came to, success or failure; it stays fetchable. */
export async function result(simulator: Simulator, call: Call): Promise<Answer> {
  const generation = simulator.generations.find(call.parameters[0]);
  if (!generation) return refusal(404, "Request not found");
  const requestId = { "x-fal-request-id": generation.id };
  if (!generation.outcome) return json(400, { detail: "Request is still in progress" }, requestId);
  const { outcome } = generation;
  const answer = await simulator.faults.apply(generation.faults, "result", simulator.closing, () => outcome);
  return answer.kind === "dropped" ? answer : { ...answer, headers: { ...answer.headers, ...requestId } };
}
