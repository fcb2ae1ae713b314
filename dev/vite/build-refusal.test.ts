import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const vite = join(root, "node_modules/vite/bin/vite.js");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "easel-refused-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function build(env: Record<string, string>): void {
  const args = [vite, "build", "--outDir", join(folder, "dist"), "--emptyOutDir", "--logLevel", "error"];
  const PATH = process.env["PATH"];
  execFileSync(process.execPath, args, { cwd: root, env: { PATH, ...env }, stdio: "pipe" });
}

test.each([
  [{ SUPABASE_ANON_KEY: "sb_secret_canary" }, "holds a secret key"],
  [{ SUPABASE_ANON_KEY: "canary:fal-key", FAL_KEY: "canary:fal-key" }, "holds the same as FAL_KEY"],
])("a build with %j is refused and leaves nothing behind", (keys, words) => {
  expect(() => build({ SUPABASE_URL: "https://canary-project.test", ...keys })).toThrow(words);
  expect(existsSync(join(folder, "dist"))).toBe(false);
});
