import { parseExactJson, stringifyExactJson } from "../http/exact-json.ts";
import type { Reply } from "../http/answer.ts";

/** The body that Fal posts for a finished request. `payload` is what the result call answers. */
export function webhookBody(requestId: string, outcome: Reply): string {
  const isOk = outcome.status === 200;
  return stringifyExactJson({
    request_id: requestId,
    gateway_request_id: requestId,
    status: isOk ? "OK" : "ERROR",
    ...(!isOk && { error: `Invalid status code: ${outcome.status}` }),
    payload: parseExactJson(String(outcome.body)),
  });
}
