import { checkEndings } from "../checks.ts";
import { aRequest, type FaultWorld, type Person } from "../world.ts";
import { LOCKED_CASES, MENU_CASES, type MenuCase } from "./menu-cases.ts";

interface Ordered {
  one: MenuCase;
  id: string;
  answered: Promise<unknown>;
}

/** F4: every fault of the simulator, each met by one generation. Returns what is wrong afterwards. */
export async function orderTheMenu(world: FaultWorld, person: Person): Promise<string[]> {
  const ordered: Ordered[] = [];
  for (const one of MENU_CASES) ordered.push(await order(world, person, one));
  await Promise.all(ordered.map(({ answered }) => answered));
  for (const one of LOCKED_CASES) {
    const last = await order(world, person, one);
    await last.answered;
    ordered.push(last);
  }
  // The doors open, and what is stuck reaches its deadline.
  await world.fault({ fault: "none" });
  await world.sql`update generations set deadline = now() where status = 'pending'`;
  await world.reapAll();
  return [
    ...(await checkCases(world, ordered)),
    ...(await checkEndings(
      world,
      ordered.map(({ id }) => id),
    )),
  ];
}

/** Sends one generation to meet the fault, and waits until it has, so that the next one meets the next. */
async function order(world: FaultWorld, person: Person, one: MenuCase): Promise<Ordered> {
  await world.closeBreaker();
  const request = aRequest({ num_images: 4 });
  const before = await world.falCounter("submits");
  await world.fault({ fault: one.fault, at: one.at, ...one.settings });
  const answered = world.generate(person, request);
  await world.until(async () => (await world.falCounter("submits")) > before, `the submit for ${one.fault}`);
  return { one, id: request["id"] as string, answered };
}

async function checkCases(world: FaultWorld, ordered: readonly Ordered[]): Promise<string[]> {
  const endings = new Map(
    (await world.endings(ordered.map(({ id }) => id))).map((ending) => [ending.id, ending]),
  );
  return ordered.flatMap(({ one, id }) => {
    const { status, error_code, charged_count } = endings.get(id) ?? {};
    const is = status === "succeeded" ? `${charged_count} charged` : `${status} ${error_code}`;
    const should = one.kept === undefined ? `failed ${one.error}` : `${one.kept} charged`;
    return is === should ? [] : [`${one.fault} at ${one.at}: ${is}, not ${should}`];
  });
}
