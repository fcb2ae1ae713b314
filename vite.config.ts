import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { CHUNK_GROUPS } from "./dev/vite/chunk-groups.ts";
import { cacheAssets } from "./dev/vite/cache-assets.ts";
import { preloadApp } from "./dev/vite/preload-app.ts";
import { publicEnv, supabaseOrigin } from "./dev/vite/public-env.ts";
import { securityHeaders } from "./dev/vite/security-headers.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What Vitest's web project runs against; msw answers at this address. */
const TEST_ENV = { SUPABASE_URL: "http://supabase.test", SUPABASE_ANON_KEY: "sb_publishable_test" };

export default defineConfig(({ mode }) => {
  const env = mode === "test" ? TEST_ENV : publicEnv(loadEnv(mode, here("."), ""));
  return {
    // Stacks side by side must not rewrite one another's optimised dependencies.
    ...(process.env["EASEL_DIR"] ? { cacheDir: resolve(process.env["EASEL_DIR"], "vite") } : {}),
    // Every screen is an entry, or the first visit to one finds new dependencies and reloads the page.
    optimizeDeps: { entries: ["index.html", "src/app/routes/*.tsx", "src/components/anchored-popover.tsx"] },
    plugins: [react(), tailwindcss(), preloadApp("/src/app/start.tsx"), cacheAssets()],
    define: {
      "import.meta.env.SUPABASE_URL": JSON.stringify(env.SUPABASE_URL),
      "import.meta.env.SUPABASE_ANON_KEY": JSON.stringify(env.SUPABASE_ANON_KEY),
    },
    resolve: {
      alias: {
        "@contract": here("./supabase/functions/_shared/contract"),
        "@": here("./src"),
        "@supabase/realtime-js": here("./src/lib/supabase-stubs/realtime.ts"),
        "@supabase/storage-js": here("./src/lib/supabase-stubs/storage.ts"),
      },
    },
    build: {
      // light-dark(), :has() and CSS sqrt() stay as written: all of these browsers know them.
      target: ["chrome123", "edge123", "firefox121", "safari17.5"],
      // A data: URI would need an exception in the CSP.
      assetsInlineLimit: 0,
      rolldownOptions: { output: { codeSplitting: { groups: CHUNK_GROUPS } } },
      chunkSizeWarningLimit: 600,
    },
    server: { watch: { ignored: ["**/.easel*/**", "**/dist/**", "**/test-results/**"] } },
    preview: { headers: securityHeaders(supabaseOrigin(env)) },
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: "web",
            environment: "jsdom",
            include: ["src/**/*.test.{ts,tsx}"],
            setupFiles: ["src/testing/setup.ts"],
            css: false,
          },
        },
        {
          extends: true,
          test: {
            name: "node",
            environment: "node",
            include: ["dev/**/*.test.ts", "supabase/functions/_shared/contract/*.test.ts"],
            exclude: ["dev/stack/tests/**"],
            testTimeout: 30_000,
          },
        },
        {
          extends: true,
          test: {
            name: "stack",
            environment: "node",
            include: ["dev/stack/tests/**/*.test.ts"],
            globalSetup: ["dev/stack/tests/global-setup.ts"],
            setupFiles: ["dev/stack/tests/support/after-each-file.ts"],
            fileParallelism: false,
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  };
});
