/** A request that must be refused, whatever else is true. */
export interface BadRequest {
  /** What is wrong with it. */
  kind: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Sent in pieces, without saying how much there is. */
  chunked: boolean;
}

/** A word that is in every body, and must never be found anywhere else. */
export const CANARY = `canary${crypto.randomUUID().replaceAll("-", "")}`;

export const JSON_TYPE = { "content-type": "application/json" };

/** A valid request, to be broken in exactly one way. */
export function validFields(): Record<string, unknown> {
  return { id: crypto.randomUUID(), prompt: `A heron, ${CANARY}`, image_size: "square", num_images: 1 };
}

/** What a request is made of: one that is left out says the value of a whole and valid one. */
export function badRequest(
  kind: string,
  body: string | Uint8Array,
  rest: Partial<Omit<BadRequest, "kind" | "body">> = {},
): BadRequest {
  return { kind, method: "POST", headers: JSON_TYPE, chunked: false, ...rest, body: Buffer.from(body) };
}

/** The text of an object whose fields are written as they are: `JSON.stringify` knows no 1e400 and no key twice. */
export function rawObject(fields: [key: string, json: string][]): string {
  return `{${fields.map(([key, json]) => `${key.startsWith('"') ? key : JSON.stringify(key)}:${json}`).join(",")}}`;
}

/** The fields of a valid request, written, with some of them replaced or taken away. */
export function rawFields(changes: Record<string, string | undefined> = {}): [key: string, json: string][] {
  const valid = Object.entries(validFields()).map(([key, value]) => [key, JSON.stringify(value)] as const);
  const all = new Map<string, string | undefined>([...valid, ...Object.entries(changes)]);
  return [...all].flatMap(([key, json]) => (json === undefined ? [] : [[key, json]]));
}
