import { readdirSync } from "node:fs";
import { defineConfig } from "oxlint";

interface Restriction {
  group?: string[];
  regex?: string;
  message: string;
}

/** Files of features, other than queries and sign-in, that talk to Supabase: one mutation each. */
const MUTATIONS = ["src/features/generate/generate-image.ts"];

const NO_SERVER_FILES: Restriction = {
  group: ["**/supabase/functions/**"],
  message: "The contract is @contract; nothing else of the server belongs in the browser.",
};
/** Any other spelling of a path would pass by the rules below. */
const ONE_SPELLING: Restriction = {
  regex: "^[./]|//|/\\.\\.?(/|$)",
  message: "The app's own files are imported by their whole path from an alias, @/ or @contract/.",
};
const NO_DATABASE: Restriction = {
  regex: "^@/lib/supabase\\b",
  message: "Only x.queries.ts, the mutations named in oxlint.config.ts and features/auth talk to Supabase.",
};

/** Restricts what files may import. The last match wins, so each layer says all that counts in it. */
function layer(files: string[], patterns: Restriction[]) {
  const rule: ["error", { patterns: Restriction[] }] = ["error", { patterns }];
  return { files, rules: { "no-restricted-imports": rule } };
}

/** One layer of the app (app -> features -> components, lib -> contract). */
function appLayer(files: string[], restrictions: Restriction[]) {
  return layer(files, [ONE_SPELLING, NO_SERVER_FILES, ...restrictions]);
}

/** A feature imports itself and what stands below features. */
function feature(name: string) {
  const own: Restriction = {
    group: ["@/app/**", "@/features/**", `!@/features/${name}/**`],
    message: "A feature knows no other feature: compose them in app/routes.",
  };
  const folder = `src/features/${name}/`;
  const mutations = MUTATIONS.filter((file) => file.startsWith(folder));
  return [
    appLayer([`${folder}**`], name === "auth" ? [own] : [own, NO_DATABASE]),
    appLayer([`${folder}**/*.queries.ts`, ...mutations], [own]),
  ];
}

const features = readdirSync(new URL("src/features", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "react", "jsx-a11y", "vitest"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["dist", "node_modules", ".easel*", "src/lib/database.types.ts"],
  rules: {
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-unassigned-import": "off",
    "max-lines": ["error", { max: 300 }],
    "no-console": "error",
    "react/exhaustive-deps": "error",
    "react/react-in-jsx-scope": "off",
    "react/rules-of-hooks": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-non-null-assertion": "error",
    // JSON, rows and DOM events arrive as wider types than we know them to be.
    "typescript/no-unsafe-type-assertion": "off",
    "unicorn/consistent-function-scoping": "off",
    // Knows windows, and takes worker threads for them.
    "unicorn/require-post-message-target-origin": "off",
  },
  overrides: [
    {
      files: ["*.config.ts", "e2e/*.config.ts"],
      rules: { "import/no-default-export": "off" },
    },
    {
      // Scripts speak to a terminal, functions to a log; neither has React's hooks.
      files: ["dev/**", "bench/**", "e2e/**", "supabase/functions/**"],
      rules: { "no-console": "off", "react/rules-of-hooks": "off" },
    },
    {
      // Playwright reads a fixture's needs from its first parameter, which must be a pattern.
      files: ["e2e/support/test.ts"],
      rules: { "no-empty-pattern": "off" },
    },
    layer(
      ["supabase/functions/_shared/contract/**"],
      [{ group: ["*", "!zod/mini", "!./*"], message: "The contract imports zod/mini and itself." }],
    ),
    appLayer(["src/**"], [NO_DATABASE]),
    appLayer(
      ["src/lib/**"],
      [
        { group: ["@/app/**", "@/features/**", "@/components/**"], message: "lib stands below everything." },
        NO_DATABASE,
      ],
    ),
    appLayer(
      ["src/components/**"],
      [{ group: ["@/app/**", "@/features/**"], message: "Components know no business." }, NO_DATABASE],
    ),
    appLayer(
      ["src/features/*"],
      [{ group: ["@/app/**", "@/features/**"], message: "A feature is a folder." }, NO_DATABASE],
    ),
    ...features.flatMap(feature),
    {
      files: ["**/*.test.ts", "**/*.test.tsx", "src/testing/**"],
      rules: { "no-restricted-imports": "off", "typescript/no-non-null-assertion": "off" },
    },
  ],
});
