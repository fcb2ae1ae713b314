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

  const text = decode(await readBytes(request, maxBytes));
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal("invalid_request", "The body must be a JSON object.");
  }
  if (writtenKeys(text) !== keptKeys(value)) {
    throw new Refusal("invalid_request", "A field stands twice in the request.");
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

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal("invalid_request", "The body is not JSON.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid_request", "The body is not JSON.");
  }
}

/**
 * Keys as they stand in valid JSON, where a string before a colon is a key and nothing else is. Every string is
 * consumed whole, so that quotes and colons within one count for nothing.
 */
function writtenKeys(json: string): number {
  const strings = json.matchAll(/"(?:[^"\\]|\\.)*"[ \t\n\r]*(?<colon>:)?/g);
  return strings.reduce((count, { groups }) => count + (groups?.["colon"] ? 1 : 0), 0);
}

/** Keys that are left after parsing, where of equal ones the last has won. A loop: nesting may be deep. */
function keptKeys(value: object): number {
  let count = 0;
  const open: object[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (!Array.isArray(next)) count += Object.keys(next).length;
    for (const child of Object.values(next) as unknown[]) {
      if (typeof child === "object" && child !== null) open.push(child);
    }
  }
  return count;
}
