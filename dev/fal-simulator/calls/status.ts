import type { Generation } from "../generations/generation.ts";
import { json, type Answer, type StreamedAnswer } from "../http/answer.ts";
import { stringifyExactJson } from "../http/exact-json.ts";
import { refusal } from "../http/fal-errors.ts";
import type { Call, Simulator } from "../simulator.ts";
import { requestUrls } from "./request-urls.ts";

function logLine(message: string, at: number) {
  return { message, level: "INFO", source: "USER", timestamp: new Date(at).toISOString() };
}

function logsOf(generation: Generation) {
  const { startedAt, completedAt, input } = generation;
  return [
    ...(startedAt
      ? [logLine(`Drawing ${input.width}x${input.height} in ${input.steps} steps`, startedAt)]
      : []),
    ...(completedAt ? [logLine("Done", completedAt)] : []),
  ];
}

/** @param toldLogs log lines that the caller has already: a stream sends each once */
function statusOf(simulator: Simulator, call: Call, generation: Generation, toldLogs = 0) {
  const { status, id } = generation;
  const logs = call.url.searchParams.get("logs") === "1" ? logsOf(generation).slice(toldLogs) : [];
  return {
    status,
    request_id: id,
    ...requestUrls(simulator, id),
    ...(status === "IN_QUEUE"
      ? { queue_position: simulator.generations.queuePosition(generation) }
      : { logs }),
    ...(status === "COMPLETED" && { metrics: { inference_time: generation.inferenceTime } }),
  };
}

/** GET .../status: 202 until COMPLETED, then 200, also when the job failed: its result tells that. */
export async function answerStatus(simulator: Simulator, call: Call): Promise<Answer> {
  const generation = simulator.generations.find(call.parameters[0]);
  if (!generation) return refusal(404, "Request not found");
  return simulator.faults.apply(generation.faults, "status", simulator.closing, () =>
    json(generation.status === "COMPLETED" ? 200 : 202, statusOf(simulator, call, generation), {
      "x-fal-request-id": generation.id,
    }),
  );
}

/** GET .../status/stream: an event for each change, and the end after COMPLETED. */
export async function answerStatusStream(simulator: Simulator, call: Call): Promise<Answer> {
  const generation = simulator.generations.find(call.parameters[0]);
  if (!generation) return refusal(404, "Request not found");
  const stream: StreamedAnswer = {
    kind: "stream",
    status: 200,
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache",
      "x-fal-request-id": generation.id,
    },
    write(response) {
      let toldLogs = 0;
      const send = () => {
        const current = statusOf(simulator, call, generation, toldLogs);
        toldLogs = logsOf(generation).length;
        response.write(`data: ${stringifyExactJson(current)}\n\n`);
        if (generation.status === "COMPLETED") response.end();
      };
      generation.on("change", send);
      response.on("close", () => generation.off("change", send));
      send();
    },
  };
  return simulator.faults.apply(generation.faults, "status", simulator.closing, () => stream);
}
