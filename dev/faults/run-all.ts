import type { Report } from "./report.ts";
import {
  FAILING_STEPS,
  GENERATE_STEPS,
  type KillStep,
  PURGE_STEPS,
  REAP_STEPS,
  RELEASE_STEPS,
  SWEEP_STEPS,
  WEBHOOK_STEPS,
} from "./scenarios/kill-steps.ts";
import {
  killFailing,
  killGenerate,
  killPurge,
  killReap,
  killRelease,
  killWebhook,
} from "./scenarios/kills.ts";
import { killSweep } from "./scenarios/sweep.ts";
import { orderTheMenu } from "./scenarios/menu.ts";
import { race } from "./scenarios/races.ts";
import { compareWithModel } from "./scenarios/sequences.ts";
import { askFiftyTimes, openAtMostThree, spendSevenAtOnce } from "./scenarios/stampedes.ts";
import { troubleStorage } from "./scenarios/storage.ts";
import { receiveWebhooks } from "./scenarios/webhooks.ts";
import type { FaultWorld, Person } from "./world.ts";

/** How much of each is run. */
export interface Extent {
  /** Generations that hang at a step when their process is killed: each is a run. */
  runsPerStep: number;
  interleavings: number;
  sequences: number;
  stampedes: number;
}

type Kill = (
  world: FaultWorld,
  step: KillStep,
  people: readonly Person[],
  index: number,
) => Promise<string[]>;

/** `atOnce`: how many generations one kill meets. A reap takes five, and fifty pictures of the trash. */
const KILLS: { victim: string; steps: KillStep[]; kill: Kill; atOnce: number }[] = [
  {
    victim: "generate",
    steps: GENERATE_STEPS,
    atOnce: 20,
    // Every second time Fal's webhook does not come either.
    kill: (world, step, people, index) => killGenerate(world, step, people, index % 2 === 1),
  },
  { victim: "generate, refused by Fal", steps: FAILING_STEPS, kill: killFailing, atOnce: 20 },
  { victim: "reap", steps: REAP_STEPS, kill: killReap, atOnce: 5 },
  { victim: "reap, at a deadline", steps: RELEASE_STEPS, kill: killRelease, atOnce: 20 },
  { victim: "fal-webhook", steps: WEBHOOK_STEPS, kill: killWebhook, atOnce: 20 },
  { victim: "reap, emptying the trash", steps: PURGE_STEPS, kill: killPurge, atOnce: 10 },
  { victim: "reap, sweeping", steps: SWEEP_STEPS, kill: killSweep, atOnce: 20 },
];

/** F1 to F8, one after the other. */
export async function runAll(world: FaultWorld, extent: Extent, seed: number, report: Report): Promise<void> {
  const people = await world.people(Math.max(...KILLS.map(({ atOnce }) => atOnce)));
  const [person] = people;
  if (!person) throw new Error("A run needs people.");

  for (const { victim, steps, kill, atOnce } of KILLS) {
    const some = people.slice(0, atOnce);
    for (const step of steps) {
      for (let index = 0; index < extent.runsPerStep / atOnce; index += 1) {
        const name = `F1 ${victim}: ${step.name}`;
        await report.record(name, atOnce, () => kill(world, step, some, index));
        await world.forgetFal();
        await world.closeBreaker();
      }
    }
  }
  for (let time = 0; time < extent.stampedes; time += 1) {
    await report.record("F2 200 requests, 7 credits", 1, () => spendSevenAtOnce(world));
    await report.record("F3 50 requests, one id", 1, () => askFiftyTimes(world));
    await report.record("open limit of 3", 1, () => openAtMostThree(world));
  }
  await report.record("F4 the menu of faults", 1, () => orderTheMenu(world, person));
  await report.record("F5 interleavings", extent.interleavings, () =>
    race(world, people, extent.interleavings, seed),
  );
  await world.forgetFal();
  await report.record("F6 webhooks", 1, () => receiveWebhooks(world, person));
  await report.record("F7 Storage", 1, () => troubleStorage(world, person));
  await report.record("F8 sequences", extent.sequences, () =>
    compareWithModel(world.sql, extent.sequences, seed),
  );
}
