import type { AuthPort } from "../_shared/auth.ts";
import {
  type GenerateRequest,
  generateRequestSchema,
  generationParams,
} from "../_shared/contract/generate.ts";
import { IMAGE_SIZES } from "../_shared/contract/image-sizes.ts";
import { LIMITS } from "../_shared/contract/limits.ts";
import { promptWithStyle } from "../_shared/contract/styles.ts";
import { GenerationGone } from "../_shared/credits.ts";
import { describeIssue } from "../_shared/describe-issue.ts";
import { type Answer, createEndpoint, type EndpointContext, type Log } from "../_shared/endpoint.ts";
import { FAL_MODEL } from "../_shared/fal.ts";
import { type Advanced, publicAnswer } from "../_shared/generation-state.ts";
import { inputHash } from "../_shared/input-hash.ts";
import { Refusal } from "../_shared/refusal.ts";
import { readJsonObject } from "../_shared/request-body.ts";
import { settle, type SettlePorts } from "../_shared/settle.ts";
import type { WebhookAddresses } from "../_shared/webhook-address.ts";

export interface GenerateDependencies extends Omit<SettlePorts, "timings"> {
  auth: AuthPort;
  webhooks: WebhookAddresses;
  allowedOrigins: readonly string[];
  log: Log;
}

/**
 * `POST /functions/v1/generate`: holds the credits, submits to Fal at most once, and answers with the
 * finished generation, or with the pending one after 20 seconds. The same request again, with the same
 * id, goes on where the first one stopped and gets the same answer.
 */
export function createGenerateHandler(
  dependencies: GenerateDependencies,
): (request: Request) => Promise<Response> {
  const { auth, allowedOrigins, log, clock } = dependencies;
  return createEndpoint(
    { name: "generate", method: "POST", allowedOrigins, log },
    async (request, context) => {
      const { timings, logged } = context;
      const until = clock.now() + LIMITS.waitMs;
      const userId = await timings.measure("auth", () => auth.requireUser(request));
      const input = await timings.measure("parse", () => readInput(request));
      logged.id = input.id;

      const ports = { ...dependencies, timings };
      const reserved = await timings.measure("reserve", () => reserve(userId, input, ports));
      const advanced = await proceed(reserved, input, ports, until).catch(refuseGone);
      return answerFor(advanced, context);
    },
  );
}

async function readInput(request: Request): Promise<GenerateRequest> {
  const parsed = generateRequestSchema.safeParse(await readJsonObject(request, LIMITS.bodyBytes));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal("invalid_request", issue && describeIssue(issue));
}

async function reserve(userId: string, input: GenerateRequest, { credits }: SettlePorts): Promise<Advanced> {
  const { id, prompt } = input;
  const params = generationParams(input);
  const input_hash = await inputHash({ prompt, params });
  const { width, height } = IMAGE_SIZES[params.image_size];
  const pixels = width * height * params.num_images;
  return await credits.reserve(id, { user_id: userId, prompt, model: FAL_MODEL, params, pixels, input_hash });
}

/** Only with the permit is anything sent to Fal, and whatever comes of it, it is not sent again. */
async function proceed(
  reserved: Advanced,
  input: GenerateRequest,
  ports: SettlePorts & Pick<GenerateDependencies, "webhooks">,
  until: number,
): Promise<Advanced> {
  const { credits, fal, timings, webhooks } = ports;
  if (!reserved.may_submit) {
    if (reserved.generation.status === "succeeded") return reserved;
    return await settle(reserved, ports, { until, rescuing: true });
  }

  const prompt = promptWithStyle(input.prompt, input.style);
  const webhookUrl = await webhooks.of(input.id);
  const submission = await timings.measure("submit", () =>
    fal.submit(prompt, generationParams(input), webhookUrl),
  );
  if (submission.kind === "failed") {
    return await timings.measure("settle", () => credits.failed(input.id, submission));
  }
  // Perhaps Fal got it, perhaps not. Without its request id there is nothing to ask: the deadline decides.
  if (submission.kind === "unknown") return reserved;

  const holder = crypto.randomUUID();
  const submitted = await timings.measure("submit", () =>
    credits.submitted(input.id, submission.requestId, holder),
  );
  return await settle(submitted, ports, { until, holder, rescuing: false });
}

/** A token can outlive its account. */
function refuseGone(error: unknown): never {
  throw error instanceof GenerationGone ? new Refusal("unauthorized") : error;
}

function answerFor(advanced: Advanced, { logged }: EndpointContext): Answer {
  const { status, error_code } = advanced.generation;
  logged.outcome = status;
  if (error_code !== null) logged.code = error_code;
  return { status: status === "pending" ? 202 : 200, body: publicAnswer(advanced) };
}
