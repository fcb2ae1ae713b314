import type { ModelError } from "../http/fal-errors.ts";
import { parseExactJson } from "../http/exact-json.ts";
import { FieldReader } from "./field-reader.ts";
import { readImageSize } from "./image-size.ts";

/** The input of `fal-ai/flux/schnell` with its defaults filled in. Sizes are pixels. */
export interface GenerationInput {
  prompt: string;
  width: number;
  height: number;
  steps: number;
  /** null when Fal chooses. */
  seed: bigint | null;
  numImages: number;
  enableSafetyChecker: boolean;
  outputFormat: "jpeg" | "png";
}

export type ReadInput =
  { ok: true; input: GenerationInput; raw: unknown } | { ok: false; errors: ModelError[]; raw: unknown };

function parseObject(text: string): Record<string, unknown> | ModelError {
  let value: unknown;
  try {
    value = parseExactJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "invalid";
    return { type: "json_invalid", loc: ["body", 0], msg: "JSON decode error", ctx: { error: reason } };
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    const msg = "Input should be a valid dictionary or object to extract fields from";
    return { type: "model_attributes_type", loc: ["body"], msg, input: value };
  }
  return value as Record<string, unknown>;
}

function isModelError(value: Record<string, unknown> | ModelError): value is ModelError {
  return "loc" in value && "msg" in value && Array.isArray(value.loc);
}

/** Unknown keys are ignored and every problem is reported at once, as Fal does. */
export function readGenerationInput(text: string): ReadInput {
  const body = parseObject(text);
  if (isModelError(body)) return { ok: false, errors: [body], raw: null };
  const fields = new FieldReader(body);
  const size = readImageSize(fields);
  const input: GenerationInput = {
    prompt: fields.text("prompt"),
    ...size,
    steps: fields.integer("num_inference_steps", { min: 1, max: 12, fallback: 4 }),
    seed: fields.seed("seed"),
    numImages: fields.integer("num_images", { min: 1, max: 4, fallback: 1 }),
    enableSafetyChecker: fields.flag("enable_safety_checker", true),
    outputFormat: fields.choice("output_format", ["jpeg", "png"], "jpeg"),
  };
  // They change nothing that is simulated, but Fal refuses wrong values of them.
  fields.decimal("guidance_scale", { min: 1, max: 20 });
  fields.flag("sync_mode", false);
  fields.choice("acceleration", ["none", "regular", "high"], "none");
  return fields.errors.length > 0
    ? { ok: false, errors: fields.errors, raw: body }
    : { ok: true, input, raw: body };
}
