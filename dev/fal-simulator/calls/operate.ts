import { readControl } from "../faults/read-control.ts";
import { isBilled } from "../generations/is-billed.ts";
import { json, type Answer } from "../http/answer.ts";
import type { Call, Simulator } from "../simulator.ts";
import { readReplay, replayWebhooks } from "../webhooks/replay-webhooks.ts";

/** GET /: what this is. */
export function home(simulator: Simulator): Answer {
  return json(200, {
    name: "Fal simulator",
    about:
      "Speaks the HTTP of Fal's queue for fal-ai/flux/schnell and draws simulated pictures. Costs nothing.",
    hosts: ["queue.fal.run", "fal.run", "rest.fal.ai", "v3.fal.media"].map(
      (host) => `${simulator.publicUrl()}/${host}`,
    ),
    webhook_user_id: simulator.options.userId,
    operate: ["GET /_stats", "GET /_stats?requests=1", "POST /_control", "POST /_webhooks"],
  });
}

/** GET /_stats: the counters; with `?requests=1` the latest requests too. */
export function stats(simulator: Simulator, call: Call): Answer {
  const counters = simulator.stats.summary((generation) => isBilled(generation, simulator.faults));
  const wantsRequests = call.url.searchParams.get("requests") === "1";
  return json(200, { ...counters, ...(wantsRequests && { requests: simulator.stats.requests }) });
}

/** POST /_control: orders a fault, `{fault: "none"}` clears them all, `{reset: true}` the counters too. */
export function control(simulator: Simulator, call: Call): Answer {
  const command = readControl(call.body);
  if (command.kind === "invalid") return json(400, { code: "invalid_request", message: command.message });
  if (command.kind === "order") simulator.faults.order(command.order);
  else simulator.faults.clear();
  if (command.kind === "reset") {
    simulator.stats.reset();
    simulator.webhooks.forget();
  }
  return json(200, { waiting: simulator.faults.waiting });
}

/** POST /_webhooks: sends the webhooks of the past again. */
export async function webhooks(simulator: Simulator, call: Call): Promise<Answer> {
  const replay = readReplay(call.body);
  if (typeof replay === "string") return json(400, { code: "invalid_request", message: replay });
  return json(200, { sent: await replayWebhooks(simulator.webhooks, replay) });
}

/** GET rest.fal.ai/.well-known/jwks.json: the keys that sign webhooks. */
export function webhookKeys(simulator: Simulator): Answer {
  return json(200, simulator.webhooks.jwks());
}
