/** Bounds that the server enforces and the browser shows before they are met. */
export const LIMITS = {
  /** Characters of a prompt after trimming. */
  promptLength: 2000,
  /** Pictures of one generation. */
  images: { min: 1, max: 4 },
  /** Denoising steps of FLUX.1 [schnell]. */
  steps: { min: 1, max: 12, default: 4 },
  /** Bytes of a request body. */
  bodyBytes: 16 * 1024,
  /** Milliseconds that one request waits for its pictures before it answers 202. */
  waitMs: 20_000,
} as const;

/** The largest seed that we send to Fal: an unsigned 64-bit integer, in decimal digits. */
export const MAX_SEED = 2n ** 64n - 1n;

/** What a generation costs, in credits. The price itself is `app_settings.price_per_image`. */
export function generationCost(pricePerImage: number, numImages: number): number {
  return pricePerImage * numImages;
}
