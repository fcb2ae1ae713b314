/** What the entry needs before the first frame: it must not wait for the rest. */
const BOOT = /\/src\/lib\/env\.ts|vite\/preload-helper|rolldown\/runtime/;

/** Libraries that every screen needs. Radix is not among them: overlays come with the first one opened. */
const VENDOR =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|@supabase|zod|clsx|tailwind-merge|class-variance-authority)\//;

const OUR_SOURCE = /\/src\/|\/contract\//;

/**
 * How the build is cut into files. Few of them, because one file compresses better than ten; the
 * libraries apart, because they outlive our deployments in people's caches.
 */
export const CHUNK_GROUPS = [
  { name: "boot", test: BOOT, priority: 2 },
  { name: "vendor", test: VENDOR, priority: 1 },
  { name: "common", test: OUR_SOURCE, minShareCount: 2 },
];
