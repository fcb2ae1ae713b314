import { readFileSync } from "node:fs";
import type { StackInfo } from "../../dev/stack/stack-file.ts";

/** The stack that e2e/run.ts started. */
export function stackInfo(): StackInfo {
  const file = process.env["EASEL_STACK_FILE"];
  if (!file) throw new Error("EASEL_STACK_FILE is not set: start the tests with npm run test:e2e.");
  return JSON.parse(readFileSync(file, "utf8")) as StackInfo;
}
