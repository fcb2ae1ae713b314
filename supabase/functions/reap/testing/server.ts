import type { Log } from "../../_shared/endpoint.ts";
import { FakeUpkeep } from "../../_shared/testing/fake-upkeep.ts";
import { world } from "../../_shared/testing/world.ts";
import { createReapHandler } from "../handler.ts";

const SECRET = "a secret of the tests";

/** The handler over services in memory, called as the schedule does. */
export function reapServer() {
  const w = world();
  const upkeep = new FakeUpkeep();
  const lines: Parameters<Log>[0][] = [];
  const handler = createReapHandler({ ...w, upkeep, secret: SECRET, log: (line) => void lines.push(line) });
  const reap = async (authorization: string | null = `Bearer ${SECRET}`, method = "POST") => {
    const headers = authorization === null ? new Headers() : new Headers({ authorization });
    const response = await handler(new Request("http://f/", { method, headers }));
    return { status: response.status, body: await response.json() };
  };
  return { ...w, upkeep, lines, reap };
}
