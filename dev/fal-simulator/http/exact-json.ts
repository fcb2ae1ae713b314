/**
 * JSON with every digit of its integers. Fal's seeds reach 2^64, where a JavaScript number loses digits,
 * so an integer beyond 2^53 is read as a bigint, and a bigint is written as a bare integer.
 */
interface SourceContext {
  source?: string;
}

interface RawJson {
  rawJSON(text: string): unknown;
}

/** @throws SyntaxError when the text is not JSON. */
export function parseExactJson(text: string): unknown {
  const reviveInteger = (_key: string, value: unknown, context?: SourceContext): unknown => {
    if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
    return context?.source && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
  };
  return JSON.parse(text, reviveInteger);
}

export function stringifyExactJson(value: unknown): string {
  const raw = JSON as unknown as RawJson;
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === "bigint" ? raw.rawJSON(entry.toString()) : entry,
  );
}
