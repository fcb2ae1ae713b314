import { checkEndings } from "../checks.ts";
import { aRequest, type Answer, type FaultWorld, type Person } from "../world.ts";
import { newPerson } from "../../stack/tests/support/people.ts";

/** F2: 200 requests at once on a balance of 7, limits lifted. Returns what is wrong. */
export async function spendSevenAtOnce(world: FaultWorld): Promise<string[]> {
  const person = await personWith(world, 7);
  const requests = Array.from({ length: 200 }, () => aRequest());
  const lowest = watch(
    () => world.sql`select credits as value from profiles where id = ${person.id}`,
    Math.min,
  );
  const answers = await Promise.all(requests.map((request) => world.generate(person, request)));
  const counts = countStatuses(answers);
  return [
    ...differs("answers", counts, { 200: 7, 402: 193 }),
    ...((await lowest()) < 0 ? ["the balance was below zero"] : []),
    ...(await checkEndings(world, idsOf(requests), { mayBeMissing: true })),
  ];
}

/** F3: 50 requests at once with one id, then another prompt and another person with that id. Returns what is wrong. */
export async function askFiftyTimes(world: FaultWorld): Promise<string[]> {
  const person = await personWith(world, 7);
  const request = aRequest();
  const answers = await Promise.all(Array.from({ length: 50 }, () => world.generate(person, request)));
  const different = new Set(answers.map((answer) => JSON.stringify(answer)));
  const stranger = await personWith(world, 7);
  const conflicts = countStatuses([
    await world.generate(person, { ...request, prompt: "another heron" }),
    await world.generate(stranger, request),
  ]);
  return [
    ...differs("answers", countStatuses(answers), { 200: 50 }),
    ...(different.size === 1 ? [] : [`${different.size} different answers`]),
    ...differs("conflicts", conflicts, { 409: 2 }),
    ...(await checkEndings(world, idsOf([request]))),
  ];
}

/** 60 requests at once with the open limit at 3. Returns what is wrong. */
export async function openAtMostThree(world: FaultWorld): Promise<string[]> {
  const person = await personWith(world, 20);
  await world.sql`update app_settings set max_open_generations = 3`;
  const pending = () =>
    world.sql`select count(*)::int as value from generations where user_id = ${person.id} and status = 'pending'`;
  const most = watch(pending, Math.max);
  const requests = Array.from({ length: 60 }, () => aRequest());
  const answers = await Promise.all(requests.map((request) => world.generate(person, request)));
  await world.sql`update app_settings set max_open_generations = 100000`;
  const { 200: made = 0, 429: tooMany = 0, 402: poor = 0 } = countStatuses(answers);
  const seen = await most();
  return [
    ...(seen > 3 ? [`${seen} were open at once`] : []),
    ...(made >= 3 && made + tooMany + poor === 60
      ? []
      : [`${made} made, ${tooMany} too many, ${poor} without credits`]),
    ...(await checkEndings(world, idsOf(requests), { mayBeMissing: true })),
  ];
}

async function personWith({ stack, sql }: FaultWorld, credits: number): Promise<Person> {
  const person = await newPerson(stack.info);
  await sql`select private.grant_credits(${person.id}, ${credits} - credits, 'adjust') from profiles where id = ${person.id}`;
  await sql`update app_settings set max_open_generations = 100000, max_generations_per_minute = 100000`;
  return person;
}

/** Reads a number again and again until it is asked for; the extreme of all that was seen. */
function watch(
  read: () => Promise<readonly { [name: string]: unknown }[]>,
  extreme: (a: number, b: number) => number,
): () => Promise<number> {
  const over = new AbortController();
  const watching = (async () => {
    let seen = 0;
    while (!over.signal.aborted) {
      const [row] = await read();
      seen = extreme(seen, row?.["value"] as number);
    }
    return seen;
  })();
  return () => {
    over.abort();
    return watching;
  };
}

function countStatuses(answers: readonly (Answer | undefined)[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const answer of answers) counts[answer?.status ?? 0] = (counts[answer?.status ?? 0] ?? 0) + 1;
  return counts;
}

function differs(what: string, actual: Record<number, number>, expected: Record<number, number>): string[] {
  const [is, should] = [actual, expected].map((counts) => JSON.stringify(counts));
  return is === should ? [] : [`${what}: ${is}, not ${should}`];
}

function idsOf(requests: readonly Record<string, unknown>[]): string[] {
  return requests.map((request) => request["id"] as string);
}
