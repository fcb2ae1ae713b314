import * as z from "zod/mini";
import type { Clock } from "./clock.ts";
import { sha256Hex } from "./input-hash.ts";
import { ServiceError } from "./service-error.ts";

export interface WebhookSignatures {
  /**
   * The request id of a webhook that Fal signed for our account, not longer than five minutes ago; null for
   * any other. Source: https://docs.fal.ai/model-endpoints/webhooks
   * @throws ServiceError when Fal's keys cannot be had.
   */
  verifiedRequestId(headers: Headers, body: Uint8Array<ArrayBuffer>): Promise<string | null>;
}

export interface WebhookSignatureOptions {
  keysUrl: string;
  /** Null to take any account. */
  userId: string | null;
  clock: Clock;
}

const TOLERANCE_MS = 300_000;
/** Fal asks not to keep its keys longer. */
const KEYS_LIVE_MS = 24 * 60 * 60_000;
/** A signature that no key fits may mean new keys, or an attacker: we look at most so often. */
const LOOK_AGAIN_MS = 60_000;
const FETCH_TIMEOUT_MS = 5_000;

const headersSchema = z.object({
  requestId: z.string().check(z.minLength(1), z.maxLength(200)),
  userId: z.string(),
  timestamp: z.string().check(z.regex(/^\d{1,12}$/)),
  signature: z.string().check(z.regex(/^[0-9a-f]{128}$/i)),
});
const keysSchema = z.object({ keys: z.array(z.object({ x: z.string() })) });

export function createWebhookSignatures({
  keysUrl,
  userId,
  clock,
}: WebhookSignatureOptions): WebhookSignatures {
  let cache: { keys: CryptoKey[]; fetchedAt: number } | null = null;

  const keysNotOlderThan = async (ms: number): Promise<CryptoKey[]> => {
    if (cache === null || clock.now() - cache.fetchedAt > ms) {
      cache = { keys: await fetchKeys(keysUrl), fetchedAt: clock.now() };
    }
    return cache.keys;
  };

  return {
    async verifiedRequestId(headers, body) {
      const parsed = headersSchema.safeParse({
        requestId: headers.get("x-fal-webhook-request-id"),
        userId: headers.get("x-fal-webhook-user-id"),
        timestamp: headers.get("x-fal-webhook-timestamp"),
        signature: headers.get("x-fal-webhook-signature"),
      });
      if (!parsed.success) return null;
      const { requestId, userId: signedFor, timestamp, signature } = parsed.data;
      if (userId !== null && signedFor !== userId) return null;
      if (Math.abs(clock.now() - Number(timestamp) * 1000) > TOLERANCE_MS) return null;

      const text = [requestId, signedFor, timestamp, await sha256Hex(body)].join("\n");
      for (const age of [KEYS_LIVE_MS, LOOK_AGAIN_MS]) {
        if (await isSignedByAny(await keysNotOlderThan(age), signature, text)) return requestId;
      }
      return null;
    },
  };
}

async function fetchKeys(url: string): Promise<CryptoKey[]> {
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    const { keys } = keysSchema.parse(await response.json());
    return await Promise.all(
      keys.map(({ x }) =>
        crypto.subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x }, { name: "Ed25519" }, false, [
          "verify",
        ]),
      ),
    );
  } catch {
    throw new ServiceError("fal: the keys of its webhooks could not be had");
  }
}

async function isSignedByAny(keys: readonly CryptoKey[], signature: string, text: string): Promise<boolean> {
  const bytes = Uint8Array.fromHex(signature);
  const signed = new TextEncoder().encode(text);
  const answers = await Promise.all(keys.map((key) => crypto.subtle.verify("Ed25519", key, bytes, signed)));
  return answers.includes(true);
}
