import { Refusal } from "./refusal.ts";

/**
 * Reads a request's body as a JSON object.
 * @param maxBytes counted while reading, since Content-Length may be absent or a lie.
 * @throws Refusal `invalid_request` or `too_large`, without quoting the body.
 */
export async function readJsonObject(request: Request, maxBytes: number): Promise<Record<string, unknown>> {
  if (!isJson(request.headers.get("content-type"))) {
    throw new Refusal("invalid_request", "Send the request as application/json.");
  }
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new Refusal("too_large");

  const value = parseJson(await readBytes(request, maxBytes));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal("invalid_request", "The body must be a JSON object.");
  }
  return value as Record<string, unknown>;
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase() === "application/json";
}

/** @throws Refusal `too_large`, after at most `maxBytes` and a chunk were read. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: BlobPart[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Refusal("too_large");
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("invalid_request", "The body is not JSON.");
  }
}
