import type { FalTarget } from "./functions.ts";
import type { ProcessSpec } from "./managed-process.ts";
import { LOOPBACK, untilListening } from "./ports.ts";
import { repoPath } from "./repo.ts";

export interface FalOptions {
  port: number;
  key: string;
  latencyMs?: string;
}

/** The simulator that stands in for the one service that costs money. */
export function falProcess({ port, key, latencyMs }: FalOptions): ProcessSpec {
  return {
    name: "Fal simulator",
    command: process.execPath,
    args: [repoPath("dev/fal-simulator/main.ts")],
    cwd: repoPath(""),
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      FAL_SIMULATOR_PORT: String(port),
      FAL_SIMULATOR_KEY: key,
      ...(latencyMs === undefined ? {} : { FAL_SIMULATOR_LATENCY_MS: latencyMs }),
    },
    ready: (signal) => untilListening(port, signal),
  };
}

export function simulatedFal({ port, key }: FalOptions): FalTarget & { baseUrl: string } {
  return { key, baseUrl: `http://${LOOPBACK}:${port}` };
}
