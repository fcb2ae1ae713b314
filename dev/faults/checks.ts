import type { Ending, FaultWorld } from "./world.ts";

/**
 * What must be true of generations after whatever befell them: each has ended, was submitted to Fal once at most,
 * took credits for pictures that are there and for nothing else; and the whole database's books are right.
 *
 * @param mayBeMissing whether a request may have died before anything was held
 * @param areRescued whether every success must say that it was rescued
 * @returns what is wrong, in words
 */
export async function checkEndings(
  world: FaultWorld,
  ids: readonly string[],
  { mayBeMissing = false, areRescued = false } = {},
): Promise<string[]> {
  const [endings, submits, broken] = await Promise.all([
    world.endings(ids),
    world.submits(),
    world.brokenInvariants(),
  ]);
  return [
    ...endings.flatMap(problemOf),
    ...(endings.length === ids.length || mayBeMissing ? [] : [`${ids.length - endings.length} left no row`]),
    ...endings
      .filter(({ status, rescued }) => areRescued && status === "succeeded" && !rescued)
      .map(({ id }) => `${id} was rescued and does not say so`),
    ...ids
      .filter((id) => (submits.get(id) ?? 0) > 1)
      .map((id) => `${id} was submitted ${submits.get(id)} times`),
    ...broken,
  ];
}

function problemOf({ id, status, charged_count, pictures, taken }: Ending): string[] {
  const isRight =
    (status === "failed" && pictures === 0 && taken === 0) ||
    // Pictures that came after their credits went back are charged with none.
    (status === "succeeded" &&
      pictures > 0 &&
      taken === charged_count &&
      [0, pictures].includes(charged_count));
  return isRight
    ? []
    : [`${id} is ${status}: ${pictures} pictures, ${charged_count} charged, ${taken} taken`];
}
