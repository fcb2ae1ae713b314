import { StackError } from "./stack-error.ts";

/** Throws unless a database address is on this machine: what resets, seeds or breaks things stays at home. */
export function refuseRemoteDatabase(databaseUrl: string, action: string): void {
  const { hostname } = new URL(databaseUrl);
  if (isLoopback(hostname)) return;
  throw new StackError(`Refusing to ${action}: the database at ${hostname} is not on this machine.`);
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
