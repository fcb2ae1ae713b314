import { randomBytes } from "node:crypto";
import type { FaultWorld, Person } from "../world.ts";
import { killDuring } from "./kill-during.ts";
import type { KillStep } from "./kill-steps.ts";
import { putObject } from "./storage.ts";

/** F1: the reaper dies while it removes objects that are nobody's, one for each person. */
export async function killSweep(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
): Promise<string[]> {
  const names = people.map(() => `${randomBytes(16).toString("hex")}.jpg`);
  for (const name of names) await putObject(world, name, new Uint8Array(16));
  await world.sql`update storage.objects set created_at = now() - interval '14 minutes' where name = any(${names})`;
  // The removal is held in the middle of a sweep that begins at the first name.
  await world.sql`update private.reaper_state set swept_to = ''`;
  await killDuring(world, step, "reap", 1, () => world.reap());
  // The sweep goes on where it had come to, and then begins anew.
  for (let round = 0; round < 5; round += 1) await world.reap();
  const left = await world.sql`select name from storage.objects where name = any(${names})`;
  return [...left.map(({ name }) => `${name} is still there`), ...(await world.brokenInvariants())];
}
