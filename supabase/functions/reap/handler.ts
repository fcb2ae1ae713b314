import { GenerationGone } from "../_shared/credits.ts";
import { createEndpoint, type Log } from "../_shared/endpoint.ts";
import type { Advanced } from "../_shared/generation-state.ts";
import { Refusal } from "../_shared/refusal.ts";
import { isSameSecret } from "../_shared/secrets.ts";
import { settle, type SettlePorts } from "../_shared/settle.ts";
import type { UpkeepPort } from "../_shared/upkeep.ts";

export interface ReapDependencies extends Omit<SettlePorts, "timings"> {
  upkeep: UpkeepPort;
  secret: string;
  log: Log;
}

/**
 * What one call takes on. A hosted function has 2 s of CPU: twenty pictures that are copied and hashed stay well
 * below, and everything else is waiting.
 */
const BATCH = { generations: 5, trash: 50, objects: 1_000, ownerless: 100 };
/** Milliseconds that a generation may take: one that is stuck at Fal is for a later call. */
const PATIENCE_MS = 8_000;

export interface ReapReport {
  /** Due generations that ended with pictures, without, or not yet. */
  rescued: number;
  released: number;
  pending: number;
  /** Pictures that left the trash, and objects that were nobody's. */
  purged: number;
  orphans: number;
  forgotten: number;
}

/**
 * `POST /functions/v1/reap` with `Authorization: Bearer <REAP_SECRET>`, called by a schedule: ends what was left
 * lying, empties the trash, removes objects that are nobody's and keeps the day's budget. Any number of calls
 * may run at once, and each may die at any point: the next one goes on.
 */
export function createReapHandler(dependencies: ReapDependencies): (request: Request) => Promise<Response> {
  const { secret, upkeep, storage, log } = dependencies;
  return createEndpoint(
    { name: "reap", method: "POST", allowedOrigins: [], log },
    async (request, context) => {
      const [, given = ""] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
      if (!(await isSameSecret(given, secret))) throw new Refusal("unauthorized", "This is not for you.");

      const ports = { ...dependencies, timings: context.timings };
      // Money first: what comes after it may fail.
      await upkeep.keepBudget();
      const ends = await Promise.all(
        (await upkeep.dueGenerations(BATCH.generations)).map((due) => end(due, ports)),
      );
      const count = (status: string) => ends.filter((one) => one === status).length;
      const report: ReapReport = {
        rescued: count("succeeded"),
        released: count("failed"),
        pending: count("pending"),
        purged: await emptyTrash(ports),
        orphans: await removeOrphans(upkeep, storage),
        forgotten: await upkeep.forgetOwnerless(BATCH.ownerless),
      };
      context.logged.counts = report;
      return { status: 200, body: report };
    },
  );
}

/** How a due generation stands after a try. One that cannot be settled must not keep the others from it. */
async function end(due: Advanced, ports: SettlePorts): Promise<string> {
  try {
    const until = ports.clock.now() + PATIENCE_MS;
    return (await settle(due, ports, { until, rescuing: true })).generation.status;
  } catch (error) {
    return error instanceof GenerationGone ? "gone" : "pending";
  }
}

/** The objects first: a row without them is claimed again, objects without a row would be forgotten. */
async function emptyTrash({
  upkeep,
  storage,
}: Pick<ReapDependencies, "upkeep" | "storage">): Promise<number> {
  const trash = await upkeep.claimTrash(BATCH.trash);
  if (trash.length === 0) return 0;
  const paths = trash.flatMap(({ storage_path, thumb_path }) => [
    storage_path,
    ...(thumb_path ? [thumb_path] : []),
  ]);
  if (!(await storage.remove(paths))) return 0;
  return await upkeep.deleteTrash(trash.map(({ id }) => id));
}

async function removeOrphans(upkeep: UpkeepPort, storage: ReapDependencies["storage"]): Promise<number> {
  const orphans = await upkeep.nextOrphans(BATCH.objects);
  return (await storage.remove(orphans)) ? orphans.length : 0;
}
