import { checkEndings } from "../checks.ts";
import { aRequest, type FaultWorld, type Person } from "../world.ts";
import { killDuring } from "./kill-during.ts";
import type { KillStep } from "./kill-steps.ts";

/** Requests of one batch: they stall together, and one kill ends them all. */
export interface Batch {
  people: readonly Person[];
  requests: readonly Record<string, unknown>[];
}

export function newBatch(people: readonly Person[]): Batch {
  // One seed: the simulator paints it once, and the time goes into kills.
  return { people, requests: people.map(() => aRequest({ num_images: 4, seed: "7" })) };
}

export const idsOf = ({ requests }: Batch): string[] => requests.map(({ id }) => id as string);

/** F1: kills the process of `generate` while a batch hangs at a step. Returns what is wrong afterwards. */
export async function killGenerate(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
  webhooksAreLost: boolean,
): Promise<string[]> {
  const batch = newBatch(people);
  if (webhooksAreLost) await world.fault({ fault: "webhook_lost", at: "webhook", times: people.length });
  await killDuring(world, step, "generate", people.length, () => post(world, batch));
  // Half of the browsers come back and repeat their request, while the reaper is at work.
  const half = {
    people: people.slice(0, people.length / 2),
    requests: batch.requests.slice(0, people.length / 2),
  };
  await Promise.all([post(world, half), world.reapAll()]);
  const mayBeMissing = step.name.startsWith("reserve");
  return await checkEndings(world, idsOf(batch), { mayBeMissing });
}

/** F1: Fal refuses, and the process dies while it gives the credits back. */
export async function killFailing(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
): Promise<string[]> {
  const batch = newBatch(people);
  await world.fault({ fault: "http_422", at: "submit", times: people.length });
  await killDuring(world, step, "generate", people.length, () => post(world, batch));
  await world.reapAll();
  return await checkEndings(world, idsOf(batch));
}

/** F1: nobody knows whether Fal took it, and the reaper dies while it gives the credits back. */
export async function killRelease(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
): Promise<string[]> {
  // What the last batch left unanswered would have this one refused.
  await world.closeBreaker();
  const batch = newBatch(people);
  await world.fault({ fault: "http_500", at: "submit", times: people.length });
  await post(world, batch);
  await world.ageAll();
  await killDuring(world, step, "reap", 1, () => world.reap());
  await world.reapAll();
  return await checkEndings(world, idsOf(batch));
}

/** F1: the request dies first, then the reaper while it rescues, and then another reaper comes. */
export async function killReap(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
): Promise<string[]> {
  const batch = newBatch(people);
  await abandonAtFal(world, batch);
  // A reap takes five at once, and asks once which.
  const expected = step.isOneCall ? 1 : Math.min(5, people.length);
  await killDuring(world, step, "reap", expected, () => world.reap());
  await world.reapAll();
  return await checkEndings(world, idsOf(batch), { areRescued: true });
}

/** F1: the request dies before it can tell the request id, then Fal's webhook while it does. */
export async function killWebhook(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
): Promise<string[]> {
  const batch = newBatch(people);
  await killDuring(world, step, "fal-webhook", people.length, () => abandonBeforeRequestId(world, batch));
  await world.reapAll();
  return await checkEndings(world, idsOf(batch), { areRescued: true });
}

/** F1: the reaper dies while it empties the trash. */
export async function killPurge(
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
): Promise<string[]> {
  const batch = newBatch(people);
  await post(world, batch);
  const ids = idsOf(batch);
  const paths = await world.sql`
    update generated_images set deleted_at = now() - interval '8 days' where generation_id = any(${ids}::uuid[])
    returning storage_path`;
  await killDuring(world, step, "reap", 1, () => world.reap());
  for (let left = paths.length; left > 0;) {
    await world.ageAll();
    await world.reap();
    const rows = await world.sql`select from generated_images where generation_id = any(${ids}::uuid[])`;
    if (rows.length === left) return [`${step.name}: ${left} pictures do not leave the trash`];
    left = rows.length;
  }
  const names = paths.map((row) => row["storage_path"] as string);
  const objects = await world.sql`select name from storage.objects where name = any(${names})`;
  return [...objects.map(({ name }) => `${name} outlived its picture`), ...(await world.brokenInvariants())];
}

async function post(world: FaultWorld, { people, requests }: Batch): Promise<void> {
  await Promise.all(people.map((person, index) => world.generate(person, requests[index] ?? {})));
}

/** Submitted and drawn, and the process that waited for it is gone. */
async function abandonAtFal(world: FaultWorld, batch: Batch): Promise<void> {
  await world.fault({ fault: "webhook_lost", at: "webhook", times: batch.people.length });
  const status = {
    name: "status",
    fal: { order: { fault: "latency", at: "status", ms: 90_000 }, counter: "streams" },
  } as const;
  await killDuring(world, status, "generate", batch.people.length, () => post(world, batch));
  await world.ageAll();
}

/** Accepted by Fal, and the process that heard the request id is gone with it. */
async function abandonBeforeRequestId(world: FaultWorld, batch: Batch): Promise<void> {
  const { decide } = world.valve;
  let seen = 0;
  const heard = Promise.withResolvers<void>();
  world.valve.decide = (call) => {
    const isFirst = call.body.includes('"p_event":"submitted"') && call.body.includes('"holder"');
    if (!isFirst) return decide(call);
    seen += 1;
    if (seen === batch.people.length) heard.resolve();
    return "refuse";
  };
  const posted = post(world, batch);
  await heard.promise;
  await world.stack.process("Function generate").kill("SIGKILL");
  await posted;
}
