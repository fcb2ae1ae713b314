import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { appProcess, buildApp } from "../../dev/stack/app.ts";
import { freePort, LOOPBACK } from "../../dev/stack/ports.ts";
import { ProcessSet } from "../../dev/stack/process-set.ts";

/** What a build is given; either may be anything, also nothing. */
export interface BuildSettings {
  apiUrl: string;
  publishableKey: string;
}

/** Builds the app with these settings and serves it as a static host would. */
export async function serveBuild(
  settings: BuildSettings,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const dir = mkdtempSync(path.join(tmpdir(), "easel-build-"));
  const port = await freePort();
  const app = {
    ...settings,
    mode: "preview" as const,
    port,
    buildDir: path.join(dir, "build"),
    dataDir: dir,
  };
  const processes = new ProcessSet({ dir, logs: path.join(dir, "logs") }, console.log);
  const stop = async (): Promise<void> => {
    await processes.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await buildApp(app);
    await processes.start(appProcess(app));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${LOOPBACK}:${port}`, stop };
}
