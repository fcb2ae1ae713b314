import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import type { StackInfo } from "../stack-file.ts";
import { startStack } from "../stack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The stack that all test files share, as stack.json tells it, and its data folder. */
    stack: StackInfo & { dir: string };
  }
}

/** One real stack for the whole run, on free ports; each test brings its own people. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(path.join(tmpdir(), "easel-tests-"));
  chmodSync(dir, 0o711);
  const stack = await startStack({ dir, vite: false, durable: false, latencyMs: "20", reapEveryMs: 0 });
  project.provide("stack", { ...stack.info, dir });
  return async () => {
    await stack.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
