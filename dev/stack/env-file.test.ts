import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ENV_FILE, loadEnvFile } from "./env-file.ts";
import { optionsFromEnv } from "./stack-options.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "easel-env-"));
  for (const name of ["FAL_KEY", "FAL_BASE_URL", "EASEL_API_PORT"]) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("a key in the file makes npm start use the real Fal", () => {
  writeFileSync(path.join(folder, ENV_FILE), "FAL_KEY=id:of-the-file\n");
  loadEnvFile(folder);
  expect(optionsFromEnv(process.env).realFalKey).toBe("id:of-the-file");
});

test("what is set already wins over the file", () => {
  vi.stubEnv("EASEL_API_PORT", "6000");
  writeFileSync(path.join(folder, ENV_FILE), "EASEL_API_PORT=7000\n");
  loadEnvFile(folder);
  expect(optionsFromEnv(process.env).ports.api).toBe(6000);
});

test("without a file nothing changes", () => {
  loadEnvFile(folder);
  expect(optionsFromEnv(process.env)).not.toHaveProperty("realFalKey");
});
