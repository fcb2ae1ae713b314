import { corsHeaders, preflightResponse } from "./cors.ts";
import { Refusal } from "./refusal.ts";
import { ServiceError } from "./service-error.ts";
import { Timings } from "./timing.ts";

/** What a request's log line says. Nothing that a person wrote, no token, no address of a picture. */
interface LogFields {
  id?: string;
  outcome?: string;
  code?: string;
  counts?: object;
}

export type Log = (line: LogFields & { function: string; status: number; ms: number }) => void;

export interface EndpointOptions {
  name: string;
  method: "POST" | "GET";
  allowedOrigins: readonly string[];
  log: Log;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** One request as the work behind an endpoint sees it; what it puts in `logged` is on the log line. */
export interface EndpointContext {
  timings: Timings;
  logged: LogFields;
}

/**
 * Puts around `run` what every endpoint does alike: CORS, the method, errors as `{code, message}`, the
 * Server-Timing header and one log line. Whatever `run` throws that is no Refusal is an `internal` 500.
 */
export function createEndpoint(
  options: EndpointOptions,
  run: (request: Request, context: EndpointContext) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const origin = request.headers.get("origin");
    if (request.method === "OPTIONS") {
      return preflightResponse(origin, options.allowedOrigins, options.method);
    }

    const context: EndpointContext = { timings: new Timings(), logged: {} };
    const answer = await runGuarded(request, context, options.method, run);
    const { timings, logged } = context;
    options.log({
      function: options.name,
      ...logged,
      status: answer.status,
      ms: Math.round(timings.elapsed()),
    });
    return Response.json(answer.body, {
      status: answer.status,
      headers: {
        ...corsHeaders(origin, options.allowedOrigins),
        "Server-Timing": timings.header(),
        "Cache-Control": "no-store",
      },
    });
  };
}

async function runGuarded(
  request: Request,
  context: EndpointContext,
  method: string,
  run: (request: Request, context: EndpointContext) => Promise<Answer>,
): Promise<Answer> {
  try {
    if (request.method !== method) throw new Refusal("method_not_allowed");
    return await run(request, context);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal("internal");
    context.logged.code = refusal.code;
    if (refusal !== error) context.logged.outcome = nameOfFailure(error);
    return { status: refusal.status, body: refusal.body };
  }
}

/** Of errors that are not ours only the class: a message may quote what a person wrote. */
function nameOfFailure(error: unknown): string {
  if (error instanceof ServiceError) return error.message;
  return error instanceof Error ? error.name : "unknown error";
}
