import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repoPath } from "./stack/repo.ts";

const REFUSED = [
  ["src/app/x.ts", "../lib/supabase"],
  ["src/app/x.ts", "@/lib/supabase"],
  ["src/app/x.ts", "@/lib/supabase.ts"],
  ["src/app/x.ts", "@/lib/./supabase"],
  ["src/app/x.ts", "@/app/../lib/supabase"],
  ["src/app/x.ts", "@/lib//supabase"],
  ["src/app/x.ts", "/src/lib/supabase.ts"],
  ["src/app/routes/x.tsx", "@/lib/supabase"],
  ["src/app/x.ts", "@contract/../settle.ts"],
  ["src/app/x.ts", "@/../supabase/functions/_shared/settle.ts"],
  ["src/main-x.ts", "@/lib/supabase"],
  ["src/main-x.ts", "./lib/supabase"],
  ["src/features/gallery/x-util.ts", "@/lib/supabase"],
  ["src/features/gallery/x.tsx", "@/lib/supabase"],
  ["src/features/gallery/x.tsx", "@/features/generate/outbox"],
  ["src/features/gallery/x.tsx", "../generate/outbox"],
  ["src/features/gallery/x.queries.ts", "@/features/generate/outbox"],
  ["src/features/gallery/x.queries.ts", "@/app/paths"],
  ["src/features/auth/x.ts", "@/features/account/profile.queries"],
  ["src/features/new/x.ts", "@/lib/supabase"],
  ["src/features/x.ts", "@/features/gallery/gallery"],
  ["src/components/x.tsx", "@/lib/supabase"],
  ["src/components/x.tsx", "@/features/gallery/gallery"],
  ["src/components/x.tsx", "@/app/paths"],
  ["src/lib/x.ts", "@/lib/supabase"],
  ["src/lib/x.ts", "./supabase"],
  ["src/lib/x.ts", "@/components/layer"],
  ["src/lib/x.ts", "@/features/gallery/gallery"],
  ["supabase/functions/_shared/contract/x.ts", "zod"],
  ["supabase/functions/_shared/contract/x.ts", "../settle.ts"],
  ["supabase/functions/_shared/contract/x.ts", "./../settle.ts"],
] as const;

const ALLOWED = [
  ["src/app/x.ts", "@/features/gallery/gallery"],
  ["src/app/x.ts", "@contract/limits.ts"],
  ["src/main-x.ts", "@/app/start"],
  ["src/features/gallery/x.queries.ts", "@/lib/supabase"],
  ["src/features/gallery/x.tsx", "@/features/gallery/gallery.queries"],
  ["src/features/gallery/x.tsx", "@/components/layer"],
  ["src/features/generate/generate-image.ts", "@/lib/supabase"],
  ["src/features/auth/x.ts", "@/lib/supabase"],
  ["src/features/auth/x.tsx", "@/lib/supabase"],
  ["src/components/x.tsx", "@/lib/utils"],
  ["src/lib/x.ts", "@contract/errors.ts"],
  ["supabase/functions/_shared/contract/x.ts", "zod/mini"],
  ["supabase/functions/_shared/contract/x.ts", "./limits.ts"],
] as const;

/** Each import in the ways that it can be written; a file holds all of its own. */
const WAYS = [
  (from: string, n: number) => `import { a as a${n} } from "${from}";\nexport const b${n} = a${n};\n`,
  (from: string, n: number) => `import type { A as A${n} } from "${from}";\nexport type B${n} = A${n};\n`,
  (from: string, n: number) => `export { c as c${n} } from "${from}";\n`,
  (from: string, n: number) => `export const load${n} = () => import("${from}");\n`,
];

interface Diagnostic {
  message: string;
  code: string;
  filename: string;
}

/** How many of the ways of each import are refused, by `<file> <- <import>`. */
const refusals = new Map<string, number>();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "easel-law-"));
  for (const file of ["oxlint.config.ts", "tsconfig.json"]) {
    copyFileSync(repoPath(file), path.join(folder, file));
  }
  symlinkSync(repoPath("node_modules"), path.join(folder, "node_modules"), "junction");
  for (const [index, [file, from]] of [...REFUSED, ...ALLOWED].entries()) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    const source = WAYS.map((way, n) => way(from, WAYS.length * index + n)).join("");
    writeFileSync(path.join(folder, file), source, { flag: "a" });
  }
  const args = [repoPath("node_modules/oxlint/bin/oxlint"), "--format", "json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  for (const { code, filename, message } of diagnostics) {
    if (code !== "eslint(no-restricted-imports)") continue;
    const row = `${filename} <- ${/'([^']+)'/.exec(message)?.[1]}`;
    refusals.set(row, (refusals.get(row) ?? 0) + 1);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the import law", () => {
  test.each(REFUSED)("%s may not import %s, however it is written", (file, from) => {
    expect(refusals.get(`${file} <- ${from}`) ?? 0).toBeGreaterThanOrEqual(WAYS.length);
  });

  test.each(ALLOWED)("%s may import %s", (file, from) => {
    expect(refusals.get(`${file} <- ${from}`)).toBeUndefined();
  });
});
