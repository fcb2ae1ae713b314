import net from "node:net";
import { StackError } from "./stack-error.ts";

export const LOOPBACK = "127.0.0.1";

/** The ports that people see; everything else inside the stack takes whatever is free. */
export interface StackPorts {
  app: number;
  api: number;
  db: number;
  /** The Fal simulator's. */
  fal: number;
}

const variables: Record<keyof Omit<StackPorts, "fal">, { name: string; usual: number }> = {
  app: { name: "EASEL_APP_PORT", usual: 5173 },
  api: { name: "EASEL_API_PORT", usual: 54321 },
  db: { name: "EASEL_DB_PORT", usual: 54322 },
};

/** From the API's port to the simulator's: beyond the ports that a second stack is likely to be given. */
const FAL_OFFSET = 5;
const HIGHEST_PORT = 65535;

export function portsFromEnv(env: NodeJS.ProcessEnv): StackPorts {
  const api = portFromEnv(env, "api", HIGHEST_PORT - FAL_OFFSET);
  return { app: portFromEnv(env, "app"), api, db: portFromEnv(env, "db"), fal: api + FAL_OFFSET };
}

function portFromEnv(env: NodeJS.ProcessEnv, key: keyof typeof variables, highest = HIGHEST_PORT): number {
  const { name, usual } = variables[key];
  const text = env[name]?.trim();
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= highest) return port;
  throw new StackError(`${name} is "${text}", which is no port: give a whole number from 1 to ${highest}.`);
}

/**
 * Throws a `StackError` that names the variable to set when one of the ports is taken, or given twice.
 *
 * @param ports those that will be listened on
 */
export async function assertPortsFree(ports: Partial<StackPorts>): Promise<void> {
  const asked = Object.entries(ports) as [keyof StackPorts, number][];
  for (const [index, [key, port]] of asked.entries()) {
    const [twin] = asked.slice(0, index).find(([, earlier]) => earlier === port) ?? [];
    if (twin) {
      throw new StackError(
        `${originOf(twin)} and ${originOf(key)} are both ${port}: each needs a port of its own.`,
      );
    }
    const problem = await listenProblem(port);
    if (!problem) continue;
    const { name } = variables[key === "fal" ? "api" : key];
    throw new StackError(
      `Port ${port}${key === "fal" ? ", the Fal simulator's," : ""} ${problem}. Free it, or choose another with ${name}=<port>.`,
    );
  }
}

/** What gave a port its number. */
function originOf(key: keyof StackPorts): string {
  return key === "fal" ? `${variables.api.name} + ${FAL_OFFSET}` : variables[key].name;
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
