/** A key that signs tokens as a hosted project's Auth does, and what it publishes of it. */
export interface SigningKey {
  jwk: JsonWebKey & { kid: string };
  sign(claims: object, header?: object): Promise<string>;
}

const ECDSA = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export async function createSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
  return {
    jwk: { kty, crv, x, y, alg: "ES256", use: "sig", key_ops: ["verify"], kid },
    async sign(claims, header = {}) {
      const text = unsignedToken(claims, { alg: "ES256", typ: "JWT", kid, ...header });
      const signature = await crypto.subtle.sign(ECDSA, privateKey, new TextEncoder().encode(text));
      return `${text}.${base64Url(new Uint8Array(signature))}`;
    },
  };
}

/** Head and claims, without the signature that a token ends with. */
export function unsignedToken(claims: object, header: object): string {
  return [header, claims].map((part) => base64Url(new TextEncoder().encode(JSON.stringify(part)))).join(".");
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
