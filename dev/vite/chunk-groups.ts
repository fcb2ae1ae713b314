/** What the entry needs before the first frame: it must not wait for the rest. */
const BOOT =
  /\/src\/lib\/(env|reload-once)\.ts|\/src\/app\/(root|broken-words|start-failure)\.ts|vite\/preload-helper|rolldown\/runtime/;

/**
 * What the configuration page shares with the app. It must not lie in one file with the rest: there, modules
 * throw as soon as they are loaded without settings.
 */
const PLAIN = /\/src\/app\/layouts\/plain-page\.tsx|\/src\/components\/wordmark\.tsx/;

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
  { name: "plain", test: PLAIN, priority: 1 },
  { name: "common", test: OUR_SOURCE, minShareCount: 2 },
];
