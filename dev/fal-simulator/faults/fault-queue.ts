import { setTimeout as sleep } from "node:timers/promises";
import type { GenerationPlan } from "../generations/generation.ts";
import type { Answer, Reply } from "../http/answer.ts";
import type { Fault, FaultPoint, FaultSettings } from "./fault.ts";
import { FAULT_MENU } from "./fault-menu.ts";

export interface FaultOrder extends FaultSettings {
  fault: string;
  at: FaultPoint;
  /** Generations that will meet it. */
  times: number;
}

/** A fault that a generation has met and keeps: repeated calls see it again. */
export interface MetFault {
  fault: Fault;
  name: string;
  at: FaultPoint;
  settings: FaultSettings;
  /** Faults met before the last `none` no longer count. */
  epoch: number;
}

/** The faults that wait for the next generations, oldest first. */
export class FaultQueue {
  #waiting: FaultOrder[] = [];
  #epoch = 0;

  order(order: FaultOrder): void {
    this.#waiting.push({ ...order });
  }

  clear(): void {
    this.#waiting = [];
    this.#epoch += 1;
  }

  get waiting(): readonly FaultOrder[] {
    return this.#waiting;
  }

  /**
   * Takes the waiting faults for one more generation at these calls. Of several that would answer the same
   * call, or of several of one name, the oldest is met and the others wait for the generations after it.
   */
  meet(points: readonly FaultPoint[]): MetFault[] {
    const met: MetFault[] = [];
    for (const order of this.#waiting) {
      const fault = FAULT_MENU[order.fault];
      if (!fault || !points.includes(order.at)) continue;
      const isTaken = met.some(
        (other) =>
          other.at === order.at &&
          (other.name === order.fault || Boolean(other.fault.answer && fault.answer)),
      );
      if (isTaken) continue;
      order.times -= 1;
      const { fault: name, at, count, ms } = order;
      met.push({ fault, name, at, settings: { count, ms }, epoch: this.#epoch });
    }
    this.#waiting = this.#waiting.filter((order) => order.times > 0);
    return met;
  }

  /** Lets the faults that a generation met at one call act on that call. */
  async apply(
    met: readonly MetFault[],
    at: FaultPoint,
    signal: AbortSignal,
    work: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const pause = async (effect: "delay" | "hold") => {
      for (const { fault, settings } of this.standing(met, at)) {
        const wait = fault[effect]?.(settings);
        if (wait) await sleep(wait, undefined, { signal });
      }
      // Asked again after the pause: the faults may have been cleared meanwhile.
      return this.standing(met, at);
    };
    const answer = (await pause("delay")).find(({ fault }) => fault.answer)?.fault.answer;
    if (answer) return answer();
    const done = await work();
    const standing = await pause("hold");
    return standing.reduce((sent, { fault, settings }) => fault.spoil?.(sent, settings) ?? sent, done);
  }

  /** The answer that stands between callers and a generation's own result, if any. */
  resultCover(met: readonly MetFault[]): Reply | undefined {
    return this.standing(met, "result")
      .find(({ fault }) => fault.answer)
      ?.fault.answer?.();
  }

  /** The faults that a generation met at one place and that were not cleared since. */
  standing(met: readonly MetFault[], at: FaultPoint): MetFault[] {
    return met.filter((entry) => entry.at === at && entry.epoch === this.#epoch);
  }
}

/** Writes into the plan what the met faults make of the generation. */
export function alterPlan(plan: GenerationPlan, met: readonly MetFault[]): void {
  for (const { fault, at, settings } of met) {
    fault.alterPlan?.(plan, settings);
    if (at === "result" && fault.isJobOutcome && fault.answer) plan.failure = fault.answer();
  }
}
