/** Fal's size presets for FLUX.1 [schnell], in pixels. */
export const IMAGE_SIZES = {
  square_hd: { width: 1024, height: 1024 },
  square: { width: 512, height: 512 },
  portrait_4_3: { width: 768, height: 1024 },
  portrait_16_9: { width: 576, height: 1024 },
  landscape_4_3: { width: 1024, height: 768 },
  landscape_16_9: { width: 1024, height: 576 },
} as const;

export type ImageSize = keyof typeof IMAGE_SIZES;

export const IMAGE_SIZE_NAMES = Object.keys(IMAGE_SIZES) as [ImageSize, ...ImageSize[]];

export const DEFAULT_IMAGE_SIZE: ImageSize = "landscape_4_3";
