import { hmacHex, isSameSecret } from "./secrets.ts";

/**
 * The addresses that Fal's webhooks are sent to. Fal signs the webhooks of all its customers with the same
 * keys, so a signature says nothing about whose generation is meant: the address itself proves that.
 */
export interface WebhookAddresses {
  /** The address for one generation; null when Fal could not reach it. */
  of(generationId: string): Promise<string | null>;
  /** Whether the token in an address is the one that we made for this generation. */
  isOurs(generationId: string, token: string): Promise<boolean>;
}

/** @param functionUrl the webhook's own address; null where nothing outside of this machine reaches it. */
export function createWebhookAddresses(functionUrl: string | null, secret: string): WebhookAddresses {
  const tokenOf = (generationId: string) => hmacHex(secret, `fal-webhook:${generationId}`);
  return {
    async of(generationId) {
      if (functionUrl === null) return null;
      const query = new URLSearchParams({ g: generationId, t: await tokenOf(generationId) });
      return `${functionUrl}?${query}`;
    },
    isOurs: async (generationId, token) => await isSameSecret(token, await tokenOf(generationId)),
  };
}
