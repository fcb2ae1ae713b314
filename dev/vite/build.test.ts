import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = mkdtempSync(join(tmpdir(), "easel-dist-"));

const PUBLIC = { SUPABASE_URL: "https://canary-project.test", SUPABASE_ANON_KEY: "canary-public-key" };
const SECRET = {
  SUPABASE_SERVICE_ROLE_KEY: "canary-service-role",
  FAL_KEY: "canary-fal-key",
  SUPABASE_SECRET_KEYS: "canary-secret-keys",
  SUPABASE_URL_INTERNAL: "canary-similar-name",
};

let files: { name: string; text: string }[] = [];
const page = () => files.find(({ name }) => name === "index.html")?.text ?? "";

beforeAll(() => {
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/vite/bin/vite.js"),
      "build",
      "--outDir",
      dist,
      "--emptyOutDir",
      "--logLevel",
      "error",
    ],
    { cwd: root, env: { PATH: process.env["PATH"], ...PUBLIC, ...SECRET } },
  );
  files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), "latin1") }));
}, 60_000);

afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe("the production build", () => {
  test("has the public settings in it", () => {
    for (const value of Object.values(PUBLIC)) {
      expect(files.some(({ text }) => text.includes(value))).toBe(true);
    }
  });

  test("has no secret in it that stood in the same environment", () => {
    const leaked = files.filter(({ text }) => Object.values(SECRET).some((value) => text.includes(value)));
    expect(leaked.map(({ name }) => name)).toEqual([]);
  });

  test("has nothing inline, which the CSP would refuse", () => {
    expect(page()).not.toMatch(/<style|\sstyle=|\son\w+=/i);
    expect(page()).not.toMatch(/<script(?![^>]*\ssrc=)/i);
    expect(files.filter(({ name, text }) => name.endsWith(".css") && /url\(["']?data:/.test(text))).toEqual(
      [],
    );
  });

  test("preloads the app and the font", () => {
    expect(page()).toMatch(/rel="modulepreload"[^>]*\/assets\/start-/);
    expect(page()).toMatch(/rel="modulepreload"[^>]*\/assets\/vendor-/);
    expect(page()).toMatch(/rel="preload"[^>]*\.woff2"/);
  });

  test("leaves Supabase's realtime and storage clients out", () => {
    const scripts = files.filter(({ name }) => name.endsWith(".js"));
    expect(
      scripts.some(({ text }) => text.includes("phx_join") || text.includes("createSignedUploadUrl")),
    ).toBe(false);
  });
});
