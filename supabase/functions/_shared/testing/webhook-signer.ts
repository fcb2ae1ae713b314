/** A customer's webhook as Fal signs it, with keys of this process. */
export interface WebhookSigner {
  /** What Fal publishes. */
  jwks: { keys: JsonWebKey[] };
  headers(webhook: { requestId: string; userId?: string; at: number; body: string }): Promise<Headers>;
}

export async function createWebhookSigner(): Promise<WebhookSigner> {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  if (!("publicKey" in pair)) throw new Error("Ed25519 has two keys.");
  return {
    jwks: { keys: [await crypto.subtle.exportKey("jwk", pair.publicKey)] },
    async headers({ requestId, userId = "us", at, body }) {
      const encode = (text: string) => new TextEncoder().encode(text);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", encode(body))).toHex();
      const timestamp = String(Math.floor(at / 1000));
      const text = [requestId, userId, timestamp, digest].join("\n");
      const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, encode(text)));
      return new Headers({
        "x-fal-webhook-request-id": requestId,
        "x-fal-webhook-user-id": userId,
        "x-fal-webhook-timestamp": timestamp,
        "x-fal-webhook-signature": signature.toHex(),
      });
    },
  };
}
