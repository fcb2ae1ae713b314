const encoder = new TextEncoder();

/** Whether two secrets are equal, in a time that says nothing about where they differ. */
export async function isSameSecret(given: string, expected: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [given, expected].map(
      async (text) => new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))),
    ),
  );
  // Digests have one length, whatever was given.
  return (
    a !== undefined &&
    b !== undefined &&
    a.reduce((seen, byte, index) => seen | (byte ^ (b[index] ?? -1)), 0) === 0
  );
}

/** HMAC-SHA256 in hex. */
export async function hmacHex(secret: string, text: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text))).toHex();
}
