import type { Clock } from "./clock.ts";
import type { OutputFormat } from "./contract/generate.ts";
import { readImageFacts } from "./image-bytes.ts";
import { isPictureUrlAllowed } from "./picture-url.ts";
import { repeat } from "./repeat.ts";

/** What was asked of the picture; anything else at its address is not it. */
export interface ExpectedPicture {
  format: OutputFormat;
  width: number;
  height: number;
}

/**
 * `unusable` is proven: no later attempt would get the picture. `unavailable` is not: it may be there,
 * and the generation stays pending until somebody could look.
 */
export type Download =
  { kind: "picture"; bytes: Uint8Array<ArrayBuffer> } | { kind: "unusable" } | { kind: "unavailable" };

export interface DownloadPort {
  /** @param withinMs gives up, as `unavailable`, after this many milliseconds. */
  download(url: string, expected: ExpectedPicture, withinMs: number): Promise<Download>;
}

export interface DownloadOptions {
  simulatorUrl: string | null;
  clock: Clock;
  maxBytes?: number;
  timeoutMs?: number;
}

type Attempt = Download | { kind: "truncated" };

const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const PAUSES = { firstMs: 200, longestMs: 3_000, growth: 2 };

export function createDownloader(options: DownloadOptions): DownloadPort {
  const { clock, simulatorUrl, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS } = options;
  return {
    async download(url, expected, withinMs) {
      if (!isPictureUrlAllowed(url, simulatorUrl)) return { kind: "unusable" };
      const until = clock.now() + Math.min(withinMs, timeoutMs);
      let truncations = 0;
      const attempt = async (): Promise<Download> => {
        const result = await fetchPicture(url, expected, maxBytes, until - clock.now());
        if (result.kind !== "truncated") return result;
        // A file that ends early twice, in answers that are whole, is what the server has.
        truncations += 1;
        return { kind: truncations < 2 ? "unavailable" : "unusable" };
      };
      return await repeat(attempt, {
        clock,
        until,
        ...PAUSES,
        isFinal: ({ kind }) => kind !== "unavailable",
      });
    },
  };
}

async function fetchPicture(
  url: string,
  expected: ExpectedPicture,
  maxBytes: number,
  timeoutMs: number,
): Promise<Attempt> {
  const signal = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  let response: Response;
  try {
    // A redirect is answered, not followed: it could lead anywhere.
    response = await fetch(url, { redirect: "manual", signal });
  } catch {
    return { kind: "unavailable" };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    return { kind: isTransient(response.status) ? "unavailable" : "unusable" };
  }
  try {
    const bytes = await readAtMost(response, maxBytes);
    return bytes === null ? { kind: "unusable" } : judge(bytes, expected);
  } catch {
    // A connection that breaks says nothing about the file.
    return { kind: "unavailable" };
  }
}

function isTransient(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** Null when there are more bytes than allowed; they are not read. */
async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  const chunks: BlobPart[] = [];
  let size = 0;
  // Leaving the loop cancels the body.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function judge(bytes: Uint8Array<ArrayBuffer>, expected: ExpectedPicture): Attempt {
  if (bytes.length === 0) return { kind: "truncated" };
  const facts = readImageFacts(bytes);
  if (
    facts?.format !== expected.format ||
    facts.width !== expected.width ||
    facts.height !== expected.height
  ) {
    return { kind: "unusable" };
  }
  return facts.complete ? { kind: "picture", bytes } : { kind: "truncated" };
}
