import net from "node:net";
import { StackError } from "./stack-error.ts";

export const LOOPBACK = "127.0.0.1";

/** The ports that people and tests choose; everything inside the stack takes whatever is free. */
export interface StackPorts {
  app: number;
  api: number;
  db: number;
}

const variables: Record<keyof StackPorts, { name: string; usual: number }> = {
  app: { name: "EASEL_APP_PORT", usual: 5173 },
  api: { name: "EASEL_API_PORT", usual: 54321 },
  db: { name: "EASEL_DB_PORT", usual: 54322 },
};

export function portsFromEnv(env: NodeJS.ProcessEnv): StackPorts {
  return { app: portFromEnv(env, "app"), api: portFromEnv(env, "api"), db: portFromEnv(env, "db") };
}

function portFromEnv(env: NodeJS.ProcessEnv, key: keyof StackPorts): number {
  const { name, usual } = variables[key];
  const text = env[name]?.trim();
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new StackError(`${name} is "${text}", which is no port: give a whole number from 1 to 65535.`);
}

/** Throws a `StackError` that names the variable to set when one of the ports is taken. */
export async function assertPortsFree(ports: StackPorts): Promise<void> {
  for (const key of ["app", "api", "db"] as const) {
    const problem = await listenProblem(ports[key]);
    if (!problem) continue;
    throw new StackError(
      `Port ${ports[key]} ${problem}. Free it, or choose another with ${variables[key].name}=<port>.`,
    );
  }
}

async function listenProblem(port: number): Promise<string | undefined> {
  try {
    await listenOnce(port);
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE") return "is already taken";
    if (code === "EACCES") return "may not be used by this user";
    return `cannot be used (${code})`;
  }
}

/** A port that is free on loopback right now. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host: LOOPBACK }, () => {
      const address = server.address() as net.AddressInfo;
      server.close(() => resolve(address.port));
    });
  });
}

/** Resolves once something accepts connections on the port; rejects when `signal` aborts first. */
export async function untilListening(port: number, signal: AbortSignal): Promise<void> {
  while (!(await accepts(port))) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: LOOPBACK });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
