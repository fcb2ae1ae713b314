import { readdirSync } from "node:fs";
import { defineConfig } from "oxlint";

interface Restriction {
  group: string[];
  message: string;
}

const NO_SERVER_FILES: Restriction = {
  group: ["**/supabase/functions/**"],
  message: "The contract is @contract; nothing else of the server belongs in the browser.",
};
const NO_DATABASE: Restriction = {
  group: ["@/lib/supabase"],
  message: "Only queries, mutations and features/auth talk to Supabase.",
};
const NO_UPWARD_PATHS: Restriction = {
  group: ["../**"],
  message: "Across folders, imports go by the alias @/, which the import law can read.",
};

/** One layer of the import law (app -> features -> components, lib -> contract). The last match wins. */
function layer(files: string[], restrictions: Restriction[]) {
  return {
    files,
    rules: {
      "no-restricted-imports": ["error", { patterns: [...restrictions, NO_SERVER_FILES] }] as [
        "error",
        { patterns: Restriction[] },
      ],
    },
  };
}

/** A feature imports itself and what stands below features. */
function feature(name: string) {
  const own: Restriction[] = [
    {
      group: ["@/app/**", "@/features/**", `!@/features/${name}/**`],
      message: "A feature knows no other feature: compose them in app/routes.",
    },
    NO_UPWARD_PATHS,
  ];
  const mayUseDatabase = name === "auth";
  return [
    layer([`src/features/${name}/**`], own),
    layer([`src/features/${name}/**/*.tsx`], mayUseDatabase ? own : [...own, NO_DATABASE]),
  ];
}

const features = readdirSync(new URL("src/features", import.meta.url));

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
    layer(
      ["src/lib/**"],
      [
        { group: ["@/app/**", "@/features/**", "@/components/**"], message: "lib stands below everything." },
        NO_UPWARD_PATHS,
      ],
    ),
    layer(
      ["src/components/**"],
      [
        { group: ["@/app/**", "@/features/**"], message: "Components know no business." },
        NO_DATABASE,
        NO_UPWARD_PATHS,
      ],
    ),
    layer(["src/app/**"], [NO_DATABASE]),
    ...features.flatMap(feature),
    {
      files: ["**/*.test.ts", "**/*.test.tsx", "src/testing/**"],
      rules: { "no-restricted-imports": "off", "typescript/no-non-null-assertion": "off" },
    },
  ],
});
