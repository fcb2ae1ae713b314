import type { FaultWorld } from "../world.ts";
import type { KillStep } from "./kill-steps.ts";

/** Sets the stall, does the work that runs into it, kills the victim there, and clears the stall. */
export async function killDuring(
  world: FaultWorld,
  step: KillStep,
  victim: "generate" | "fal-webhook" | "reap",
  expected: number,
  work: () => Promise<unknown>,
): Promise<void> {
  await world.closeBreaker();
  if (step.fal) await world.fault({ ...step.fal.order, times: expected });
  const before = step.fal ? await world.falCounter(step.fal.counter) : 0;
  const { gateway } = step;
  world.valve.decide = (call) => gateway?.(call, world);
  const done = work();
  await world.until(async () => {
    const stalled = step.fal ? (await world.falCounter(step.fal.counter)) - before : world.valve.held;
    return stalled >= expected;
  }, `${expected} at "${step.name}"`);
  world.valve.decide = () => undefined;
  await world.kill(victim);
  await world.fault({ fault: "none" });
  await done;
}
