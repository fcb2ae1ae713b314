import { setTimeout as pause } from "node:timers/promises";
import { checkEndings } from "../checks.ts";
import { seededRandom } from "../random.ts";
import { aRequest, type FaultWorld, type Person } from "../world.ts";

/** Interleavings that run at once, each about a generation of its own. */
const AT_ONCE = 10;
/** Milliseconds within which everything of one interleaving begins: about as long as a generation takes. */
const SPREAD_MS = 250;

/**
 * F5: the request, its repeats, Fal's webhook (once or more often) and the reaper meet on one generation, whose lease
 * runs out at any moment. Returns what is wrong afterwards.
 */
export async function race(
  world: FaultWorld,
  people: readonly Person[],
  interleavings: number,
  seed: number,
): Promise<string[]> {
  const random = seededRandom(seed);
  const deadlocks = await countDeadlocks(world);
  const problems: string[] = [];
  for (let done = 0; done < interleavings; done += AT_ONCE) {
    const batch = Math.min(AT_ONCE, interleavings - done);
    await world.closeBreaker();
    const ids = await Promise.all(
      Array.from({ length: batch }, (_, index) => interleave(world, personAt(people, done + index), random)),
    );
    await world.fault({ fault: "none" });
    await world.reapAll();
    problems.push(...(await checkEndings(world, ids)));
  }
  const more = (await countDeadlocks(world)) - deadlocks;
  return more > 0 ? [...problems, `${more} deadlocks`] : problems;
}

async function interleave(world: FaultWorld, person: Person, random: () => number): Promise<string> {
  const request = aRequest({ num_images: 1 + Math.floor(random() * 2), seed: "7" });
  const id = request["id"] as string;
  const at = async (work: () => Promise<unknown>): Promise<void> => {
    await pause(random() * SPREAD_MS);
    await work();
  };
  const times = (most: number, work: () => Promise<unknown>): Promise<void>[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => at(work));

  if (random() < 0.4) await world.fault({ fault: "webhook_duplicate", at: "webhook", count: 2 });
  if (random() < 0.4) {
    await world.fault({ fault: "webhook_late", at: "webhook", ms: Math.floor(random() * SPREAD_MS) });
  }
  if (random() < 0.2) await world.fault({ fault: "slow_answer", at: "submit", ms: 200 });
  await Promise.all([
    world.generate(person, request),
    ...times(3, () => world.generate(person, request)),
    ...times(2, () => world.reap()),
    ...times(2, () => loseLease(world, id)),
  ]);
  return id;
}

/** As if the holder had been silent for half a minute; now and then, as if nobody had heard of Fal for five. */
async function loseLease(world: FaultWorld, id: string): Promise<void> {
  await world.sql`
    update generations set lease_until = now() - interval '1 second',
      deadline = case when fal_request_id is null then now() else deadline end
    where id = ${id} and status = 'pending'`;
}

async function countDeadlocks({ sql }: FaultWorld): Promise<number> {
  const [row] = await sql`select deadlocks::int from pg_stat_database where datname = current_database()`;
  return row?.["deadlocks"] as number;
}

function personAt(people: readonly Person[], index: number): Person {
  const person = people[index % people.length];
  if (!person) throw new Error("There is nobody.");
  return person;
}
