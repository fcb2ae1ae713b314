/**
 * First parts of the cache keys that more than one feature touches: a generation changes the
 * balance and the gallery, and features do not import one another.
 */
export const queryKeys = {
  settings: ["settings"] as const,
  profile: (userId: string) => ["profile", userId] as const,
  gallery: (userId: string) => ["gallery", userId] as const,
  generations: (userId: string) => ["generations", userId] as const,
};
