import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { denoBinary, denoEnv } from "../stack/deno.ts";
import { repoPath } from "../stack/repo.ts";
import { mutate, type Mutant } from "./mutant.ts";

/** The first test that the edge functions fail without the safeguard; with a mutant left out, as they are. */
export async function judgeFunctions(mutant?: Mutant): Promise<string | undefined> {
  const project = mkdtempSync(path.join(tmpdir(), "easel-mutant-"));
  try {
    cpSync(repoPath("supabase/functions"), path.join(project, "functions"), { recursive: true });
    if (mutant) {
      const file = path.join(project, mutant.file);
      writeFileSync(file, mutate(readFileSync(file, "utf8"), mutant));
    }
    return await firstFailure(path.join(project, "functions"));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** All tests take ten seconds; without some safeguards one of them reads for ever. */
const TIMEOUT_MS = 60_000;

/** A mutant need not satisfy the type checker, only run. */
async function firstFailure(folder: string): Promise<string | undefined> {
  const flags =
    "test --no-check --frozen --quiet --fail-fast --allow-net=127.0.0.1 --allow-env --allow-read=.";
  const child = spawn(denoBinary(), flags.split(" "), {
    cwd: folder,
    env: denoEnv(),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: TIMEOUT_MS,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code === 0) return undefined;
  if (code === null) return "a test that does not come to its end";
  const [, test, file] = /^(.+) => \.\/(.+?):\d+:\d+$/m.exec(output) ?? [];
  return test && file ? `${file}: ${test}` : output.slice(-400);
}
