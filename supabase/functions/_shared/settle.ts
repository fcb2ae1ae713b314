import type { Clock } from "./clock.ts";
import { type CreditsPort, GenerationGone } from "./credits.ts";
import type { FalPort } from "./fal.ts";
import type { FalResult } from "./fal-outcomes.ts";
import type { Advanced, GenerationPosition, GenerationRow } from "./generation-state.ts";
import { keepPictures, type PicturePorts } from "./pictures.ts";

export interface SettlePorts extends PicturePorts {
  credits: CreditsPort;
  fal: FalPort;
  clock: Clock;
}

export interface SettleOptions {
  /** When to return what is known, in milliseconds of the clock. */
  until: number;
  /** Under which name to ask for the lease; one's own from before, if there is one. */
  holder?: string;
  /** Whether the caller is another than the request that has the permit: what it finishes, it rescues. */
  rescuing: boolean;
}

/** How often those who wait for somebody else's work look at the row. */
const LOOK_EVERY_MS = 250;

/**
 * Finishes a generation, or finds that it cannot be finished yet. The only code that does: the request
 * that began it, a repeat of that request, Fal's webhook and the reaper all come here, at any time, any
 * number of times and at once. It never submits.
 *
 * A lease lets one caller talk to Fal while the others wait on the row. The lease saves work but money
 * does not hang on it: two callers that both finish store the same bytes at the same keys, and Postgres
 * takes the first `succeeded` or `failed` alone.
 *
 * @param known the latest answer about the generation, also what is returned if nothing can be done.
 * @throws GenerationGone when the account was deleted meanwhile.
 */
export async function settle(
  known: Advanced,
  ports: SettlePorts,
  { holder = crypto.randomUUID(), ...options }: SettleOptions,
): Promise<Advanced> {
  if (isLate(known.generation)) return await finish(known, ports, options);
  const answer = await ports.timings.measure("wait", () =>
    leaseOrAnswer(known, ports, { holder, ...options }),
  );
  return answer.outcome === "leased" ? await finish(answer, ports, options) : answer;
}

/** Gets the lease, or what is known when somebody else finished or the time is up. */
async function leaseOrAnswer(
  known: Advanced,
  { credits, clock }: SettlePorts,
  { until, holder }: SettleOptions & { holder: string },
): Promise<Advanced> {
  const { id, lease_holder } = known.generation;
  if (!isFinished(known) && lease_holder === holder) return { ...known, outcome: "leased" };
  let position: GenerationPosition = known.generation;

  for (;;) {
    const step = nextStep(position, clock.now());
    if (step === "expire") {
      const answer = await credits.deadline(id);
      if (isFinished(answer)) return answer;
    }
    if (step === "claim" || step === "collect") {
      const answer = await credits.claim(id, holder);
      if (answer.outcome === "leased" || isFinished(answer)) return answer;
    }
    if (clock.now() + LOOK_EVERY_MS >= until) return known;
    await clock.sleep(LOOK_EVERY_MS);
    position = await credits.position(id);
  }
}

/**
 * What may be done about a generation.
 * - `collect`: somebody finished it, fetch the answer.
 * - `expire`: nobody knows whether Fal got it and its time is over; the database's clock has the last word.
 * - `claim`: Fal knows it and nobody else is asking.
 * - `wait`: somebody else is at it, or its submit has not been answered.
 * @param now by this machine's clock, which decides nothing but when to ask.
 */
export function nextStep(
  { status, fal_request_id, lease_until, deadline }: GenerationPosition,
  now: number,
): "collect" | "expire" | "claim" | "wait" {
  if (status !== "pending") return "collect";
  if (fal_request_id === null) return Date.parse(deadline) <= now ? "expire" : "wait";
  return lease_until === null || Date.parse(lease_until) <= now ? "claim" : "wait";
}

/** With the lease, or late when none is needed: follows Fal's word to the end, as far as Fal has one. */
async function finish(
  known: Advanced,
  ports: SettlePorts,
  { until, rescuing }: SettleOptions,
): Promise<Advanced> {
  const { generation } = known;
  const { credits, timings } = ports;
  const requestId = generation.fal_request_id;
  if (requestId === null) return known;

  const word = await timings.measure("wait", () => wordOfFal(generation, requestId, ports, until));
  if (word.kind === "unreadable") return known;
  if (word.kind === "failed") {
    return await timings.measure("settle", () =>
      credits.failed(generation.id, { code: word.code, answered: true }),
    );
  }

  const completion = await keepPictures(generation, word, ports, until);
  if (completion === null) return known;
  try {
    return await timings.measure("settle", () =>
      credits.succeeded(generation.id, { ...completion, rescued: rescuing }),
    );
  } catch (error) {
    if (error instanceof GenerationGone) {
      await ports.storage.remove(completion.images.map((image) => image.storage_path));
    }
    throw error;
  }
}

/** At the deadline Fal is told to stop, and then believed once more: what it made is taken all the same. */
async function wordOfFal(
  generation: GenerationRow,
  requestId: string,
  { credits, fal, clock }: SettlePorts,
  until: number,
): Promise<FalResult> {
  const isDue =
    generation.is_due && (await credits.deadline(generation.id)).outcome === "must_cancel_and_read";
  if (isDue) await fal.cancel(requestId);

  // A job that was taken out of the queue is unknown afterwards; before the deadline that proves nothing.
  const isOver = isDue || isLate(generation);
  const progress = await fal.waitForCompletion(requestId, until - clock.now(), isOver);
  const mayRead = progress === "completed" || (isOver && progress === "unknown_request");
  return mayRead ? await fal.readResult(requestId, until - clock.now()) : { kind: "unreadable" };
}

function isFinished({ generation }: Advanced): boolean {
  return generation.status !== "pending";
}

/** Failed at its deadline, and then it turned out that Fal has it: what was made is kept, free. */
function isLate({ status, late_since }: GenerationRow): boolean {
  return status === "failed" && late_since !== null;
}
