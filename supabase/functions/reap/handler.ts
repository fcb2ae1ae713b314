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
const BATCH = { expired: 200, generations: 5, trash: 50, objects: 5_000, ownerless: 100 };
/** Milliseconds that a generation may take: one that is stuck at Fal is for a later call. */
const PATIENCE_MS = 8_000;

export interface ReapReport {
  /** Generations that ended with pictures, that gave their credits back, and that were tried in vain. */
  rescued: number;
  released: number;
  pending: number;
  /** Pictures that left the trash, and objects that were nobody's. */
  purged: number;
  orphans: number;
  forgotten: number;
  /** Parts of the work that failed as a whole; the others were done. */
  failures: number;
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

      let failures = 0;
      const part = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
        try {
          return await work;
        } catch {
          failures += 1;
          return otherwise;
        }
      };
      // Money first.
      await part(upkeep.keepBudget(), false);
      const released = await part(upkeep.expireGenerations(BATCH.expired), 0);
      const ends = await part(endDue({ ...dependencies, timings: context.timings }), []);
      const count = (kind: End) => ends.filter((one) => one === kind).length;
      const report: ReapReport = {
        rescued: count("rescued"),
        released: released + count("released"),
        pending: count("pending"),
        purged: await part(emptyTrash(dependencies), 0),
        orphans: await part(removeOrphans(upkeep, storage), 0),
        forgotten: await part(upkeep.forgetOwnerless(BATCH.ownerless), 0),
        failures,
      };
      context.logged.counts = report;
      return { status: report.failures === 0 ? 200 : 500, body: report };
    },
  );
}

type End = "rescued" | "released" | "pending" | "gone";

async function endDue(ports: SettlePorts & Pick<ReapDependencies, "upkeep">): Promise<End[]> {
  const holder = crypto.randomUUID();
  const due = await ports.upkeep.dueGenerations(BATCH.generations, holder);
  return await Promise.all(due.map((one) => end(one, holder, ports)));
}

/** How a due generation stands after a try. One that cannot be settled must not keep the others from it. */
async function end(due: Advanced, holder: string, ports: SettlePorts): Promise<End> {
  try {
    const until = ports.clock.now() + PATIENCE_MS;
    const { status } = (await settle(due, ports, { until, holder, rescuing: true })).generation;
    if (status === "succeeded") return "rescued";
    // A late one had given its credits back before.
    return status === "failed" && due.generation.status === "pending" ? "released" : "pending";
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
