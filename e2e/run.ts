/** npm run test:e2e [-- arguments of playwright]: the production build on a stack of its own, in a real Chromium. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { loadEnvFile } from "../dev/stack/env-file.ts";
import { repoPath } from "../dev/stack/repo.ts";
import { startStack } from "../dev/stack/stack.ts";
import { ensureChromium } from "./support/chromium.ts";

loadEnvFile();
const chromiumPath = ensureChromium();
const stack = await startStack({
  dir: repoPath(".easel-e2e"),
  vite: "preview",
  latencyMs: "300-500",
  durable: false,
  log: console.log,
});

let code = 1;
try {
  const playwright = spawn(
    process.execPath,
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "-c",
      "e2e/playwright.config.ts",
      ...process.argv.slice(2),
    ],
    {
      cwd: repoPath(""),
      stdio: "inherit",
      env: { ...process.env, CHROMIUM_PATH: chromiumPath, EASEL_STACK_FILE: stack.paths.stackFile },
    },
  );
  [code] = (await once(playwright, "exit")) as [number];

  const broken = await stack.sql`select * from private.broken_invariants()`;
  if (broken.length > 0) {
    console.error("The books are wrong after the run:", broken);
    code = 1;
  }
} finally {
  await stack.stop();
}
process.exit(code);
