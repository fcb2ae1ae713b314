import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { initialiseCluster } from "./postgres.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "easel-cluster-"));
  chmodSync(folder, 0o711);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a cluster that was given up is out of the way of the next one, and leaves nothing", async () => {
  const options = {
    dataDir: path.join(folder, "data"),
    port: 0,
    adminPassword: "a password",
    durable: false,
  };
  for (const ms of [20, 60, 120]) {
    const start = initialiseCluster(options, AbortSignal.timeout(ms));
    await expect(start).rejects.toThrow("stopped while it started");
    expect(readdirSync(folder)).toEqual([]);
  }
  await initialiseCluster(options, new AbortController().signal);
  expect(existsSync(path.join(options.dataDir, "PG_VERSION"))).toBe(true);
  expect(readdirSync(folder)).toEqual(["data"]);
});
