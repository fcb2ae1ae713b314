/**
 * JSON whose integers keep all their digits. Fal's seeds exceed 2^53, where a JavaScript number loses
 * some: they are read as strings of digits, and written from such strings as bare integers.
 */

// TypeScript's own library does not know these two parts of the language yet.
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

const json = JSON as unknown as SourceTextJson;

/** `JSON.parse`, but an integer that a number cannot hold becomes the string of its digits. */
export function parseExactJson(text: string): unknown {
  return json.parse(text, (_key, value, { source }) =>
    typeof value === "number" &&
    source !== undefined &&
    /^-?\d+$/.test(source) &&
    !Number.isSafeInteger(value)
      ? source
      : value,
  );
}

/**
 * What `JSON.stringify` writes as these very digits. The type says number, since that is what the reader
 * of the JSON sees; it is good for nothing but being stringified.
 */
export function exactInteger(digits: string): number {
  if (!/^(0|[1-9]\d*)$/.test(digits)) throw new RangeError("Not an unsigned integer.");
  return json.rawJSON(digits) as number;
}
