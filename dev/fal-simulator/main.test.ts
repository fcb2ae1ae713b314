import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startSimulator } from "./testing/start-simulator.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

function startProcess(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("the process says where it listens, paints, and ends cleanly on SIGTERM", async () => {
  const child = startProcess({ FAL_SIMULATOR_PORT: "0", FAL_SIMULATOR_LATENCY_MS: "0" });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString()) ?? [];
  const answer = await fetch(`${url}/fal.run/fal-ai/flux/schnell`, {
    method: "POST",
    headers: { authorization: "Key id:secret" },
    body: '{"prompt":"sea","image_size":{"width":32,"height":32}}',
  });
  expect(answer.status).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a taken port is told, and the process ends with an error", async () => {
  const { url } = await startSimulator();
  const child = startProcess({ FAL_SIMULATOR_PORT: new URL(url).port });
  const [line] = (await once(child.stderr, "data")) as [Buffer];
  expect(line.toString()).toContain("EADDRINUSE");
  expect(await once(child, "exit")).toEqual([1, null]);
});
