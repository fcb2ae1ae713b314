import { json, type Reply } from "./answer.ts";

/** Errors of Fal's platform, with the status that Fal documents for each. */
const REQUEST_ERRORS = {
  request_timeout: { status: 504, detail: "Request timed out" },
  startup_timeout: { status: 504, detail: "The runner did not start in time" },
  runner_scheduling_failure: { status: 503, detail: "No runner is available to handle the request" },
  runner_disconnected: { status: 503, detail: "The runner disconnected unexpectedly" },
  runner_incomplete_response: { status: 502, detail: "The runner sent an incomplete response" },
  runner_server_error: { status: 500, detail: "The runner encountered an internal server error" },
  internal_error: { status: 500, detail: "Internal server error" },
  client_cancelled: { status: 499, detail: "The request was cancelled by the client" },
  bad_request: { status: 400, detail: "Bad request" },
} as const;

export type RequestErrorType = keyof typeof REQUEST_ERRORS;

/** One problem with the input, in the shape of FastAPI's validation errors. */
export interface ModelError {
  loc: (string | number)[];
  msg: string;
  type: string;
  /** Where Fal documents the type. */
  url?: string;
  ctx?: Record<string, unknown>;
  input?: unknown;
}

/** The flat body `{detail, error_type}` of a platform error. */
export function requestError(type: RequestErrorType, detail?: string): Reply {
  const known = REQUEST_ERRORS[type];
  return json(
    known.status,
    { detail: detail ?? known.detail, error_type: type },
    { "x-fal-error-type": type, "x-fal-retryable": String(known.status >= 502) },
  );
}

/** The list body `{detail: [...]}` of an error that the model itself reports. */
export function modelError(status: number, errors: ModelError[]): Reply {
  return json(status, { detail: errors }, { "x-fal-retryable": "false" });
}

/** Answers that carry a sentence alone, such as those for a wrong key or an unknown request. */
export function refusal(status: number, detail: string, isRetryable = false): Reply {
  return json(status, { detail }, { "x-fal-retryable": String(isRetryable) });
}
