import { HttpResponse } from "msw";
import { http } from "msw/http";
import type { RefusalCode } from "@contract/errors.ts";
import { REFUSALS } from "@contract/errors.ts";
import type { GenerateRequest } from "@contract/generate.ts";
import type { GenerateResponse } from "@contract/generation.ts";
import { GENERATE } from "@/testing/address";

type Answer = Response | ((request: GenerateRequest) => GenerateResponse | Response);

/**
 * The edge function, answering one request after another as told; the last answer stays.
 *
 * @returns the handler, the requests that it got, and the tokens they came with
 */
export function generateAnswers(...answers: [Answer, ...Answer[]]) {
  const requests: GenerateRequest[] = [];
  const tokens: (string | null)[] = [];
  const handler = http.post(GENERATE, async ({ request }) => {
    const body = (await request.json()) as GenerateRequest;
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(body);
    tokens.push(request.headers.get("authorization"));
    const result = typeof answer === "function" ? answer(body) : answer?.clone();
    if (result instanceof Response) return result;
    return HttpResponse.json(result, { status: result?.generation.status === "pending" ? 202 : 200 });
  });
  return { handler, requests, tokens };
}

export function refusal(code: RefusalCode): Response {
  return HttpResponse.json({ code, message: "words of the server" }, { status: REFUSALS[code].status });
}
