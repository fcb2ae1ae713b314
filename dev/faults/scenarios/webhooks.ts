import { checkEndings } from "../checks.ts";
import { aRequest, type Ending, type FaultWorld, type Person } from "../world.ts";

/** Webhooks that are not Fal's, or not about this generation: without effect. */
const ATTACKS = [
  "webhook_forged",
  "webhook_wrong_key",
  "webhook_stale",
  "webhook_other_customer",
  "webhook_other_request",
  "webhook_wrong_token",
];
/** True ones, in the ways in which they may come: with their effect, once. */
const TRUE_ONES = [
  { fault: "webhook_duplicate", count: 4 },
  { fault: "webhook_late", ms: 300 },
  { fault: "webhook_early" },
];

/**
 * F6: a generation whose request never learnt its request id, so that the webhook alone can bring it, meets each kind
 * of webhook. Then all of them come again, shuffled and at once. Returns what is wrong afterwards.
 */
export async function receiveWebhooks(world: FaultWorld, person: Person): Promise<string[]> {
  const problems: string[] = [];
  const ids: string[] = [];
  for (const order of [...TRUE_ONES, ...ATTACKS.map((fault) => ({ fault }))]) {
    const ending = await withoutRequestId(world, person, order);
    ids.push(ending.id);
    const expected = ATTACKS.includes(order.fault) ? "pending" : "succeeded";
    if (ending.status !== expected) problems.push(`${order.fault}: ${ending.status}, not ${expected}`);
  }
  // What nobody brought is released at its deadline.
  await world.reapAll();
  problems.push(...(await checkEndings(world, ids)));

  const before = await creditsOf(world, person);
  await replayAll(world);
  await replayAll(world);
  const after = await creditsOf(world, person);
  if (before !== after) problems.push(`the second coming of the webhooks moved ${after - before} credits`);
  return [...problems, ...(await checkEndings(world, ids))];
}

/** How a generation stands after its webhook came, when its own request could not tell the request id. */
async function withoutRequestId(
  world: FaultWorld,
  person: Person,
  order: Record<string, unknown>,
): Promise<Ending> {
  await world.closeBreaker();
  const request = aRequest();
  const id = request["id"] as string;
  const before = await world.falCounter("webhooks");
  await world.fault({ at: "webhook", ...order });
  world.valve.decide = ({ body }) =>
    body.includes('"p_event":"submitted"') && body.includes('"holder"') ? "refuse" : undefined;
  await world.generate(person, request);
  world.valve.decide = () => undefined;
  const isTrue = TRUE_ONES.some(({ fault }) => fault === order["fault"]);
  await world.until(
    async () => {
      if (!isTrue) return (await world.falCounter("webhooks")) > before;
      return (await world.endings([id]))[0]?.status === "succeeded";
    },
    `the effect of ${String(order["fault"])}`,
  );
  const [ending] = await world.endings([id]);
  if (!ending) throw new Error("The generation was not even reserved.");
  return ending;
}

async function replayAll({ stack }: FaultWorld): Promise<void> {
  const response = await fetch(`${stack.info.fal_url}/_webhooks`, {
    method: "POST",
    body: JSON.stringify({ order: "shuffled", copies: 3, at_once: true }),
  });
  if (!response.ok)
    throw new Error(`The simulator did not send the webhooks again: ${await response.text()}`);
  await response.body?.cancel();
}

async function creditsOf({ sql }: FaultWorld, { id }: Person): Promise<number> {
  const [row] = await sql`select credits from profiles where id = ${id}`;
  return row?.["credits"] as number;
}
