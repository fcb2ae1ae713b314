import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";

export interface SignedParts {
  requestId: string;
  userId: string;
  /** Seconds since the epoch. */
  timestamp: number;
  body: string;
}

/** Fal's webhooks sign four lines: three headers and the sha256 of the raw body in hex. */
function signedText({ requestId, userId, timestamp, body }: SignedParts): string {
  return [requestId, userId, timestamp, createHash("sha256").update(body).digest("hex")].join("\n");
}

/** An Ed25519 key of this process alone. */
export class WebhookKeys {
  readonly #pair = generateKeyPairSync("ed25519");
  readonly #id = randomUUID();

  /** @returns the signature in hex. */
  sign(parts: SignedParts): string {
    return sign(null, Buffer.from(signedText(parts)), this.#pair.privateKey).toString("hex");
  }

  jwks() {
    const jwk = this.#pair.publicKey.export({ format: "jwk" });
    return { keys: [{ ...jwk, kid: this.#id, alg: "EdDSA", use: "sig" }] };
  }
}
