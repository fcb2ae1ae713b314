import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  FAILING_STEPS,
  GENERATE_STEPS,
  PURGE_STEPS,
  REAP_STEPS,
  RELEASE_STEPS,
  SWEEP_STEPS,
  WEBHOOK_STEPS,
} from "../../faults/scenarios/kill-steps.ts";
import {
  killFailing,
  killGenerate,
  killPurge,
  killReap,
  killRelease,
  killWebhook,
} from "../../faults/scenarios/kills.ts";
import { orderTheMenu } from "../../faults/scenarios/menu.ts";
import { race } from "../../faults/scenarios/races.ts";
import { compareWithModel } from "../../faults/scenarios/sequences.ts";
import { askFiftyTimes, openAtMostThree, spendSevenAtOnce } from "../../faults/scenarios/stampedes.ts";
import { troubleStorage } from "../../faults/scenarios/storage.ts";
import { killSweep } from "../../faults/scenarios/sweep.ts";
import { receiveWebhooks } from "../../faults/scenarios/webhooks.ts";
import { startFaultWorld, type FaultWorld, type Person } from "../../faults/world.ts";

// The short form of npm run test:faults: each scenario once, on a stack of its own.

const SEED = 20_261_124;

let world: FaultWorld;
let people: Person[];
beforeAll(async () => {
  world = await startFaultWorld();
  people = await world.people(4);
});
afterAll(() => world?.end());

const person = (): Person => {
  const [first] = people;
  if (!first) throw new Error("There is nobody.");
  return first;
};

describe("F1: the process is killed at", () => {
  test.each(GENERATE_STEPS)("generate: $name", async (step) => {
    expect(await killGenerate(world, step, people, false)).toEqual([]);
  });
  test("generate: status, and the webhook is lost", async () => {
    for (const step of GENERATE_STEPS.filter(({ name }) => name === "status")) {
      expect(await killGenerate(world, step, people, true)).toEqual([]);
    }
  });
  test.each(REAP_STEPS.filter(({ name }) => /due|result|upload 2|succeeded/.test(name)))(
    "reap: $name",
    async (step) => expect(await killReap(world, step, people)).toEqual([]),
  );
  test.each(WEBHOOK_STEPS.filter(({ name }) => /submitted|download|succeeded/.test(name)))(
    "fal-webhook: $name",
    async (step) => expect(await killWebhook(world, step, people)).toEqual([]),
  );
  test.each(FAILING_STEPS)("generate, refused by Fal: $name", async (step) => {
    expect(await killFailing(world, step, people)).toEqual([]);
  });
  test.each(RELEASE_STEPS)("reap, at a deadline: $name", async (step) => {
    expect(await killRelease(world, step, people)).toEqual([]);
  });
  test.each(SWEEP_STEPS)("reap, sweeping: $name", async (step) => {
    expect(await killSweep(world, step, people)).toEqual([]);
  });
  test.each(PURGE_STEPS)("reap, emptying the trash: $name", async (step) => {
    expect(await killPurge(world, step, people)).toEqual([]);
  });
});

test("F2: two hundred requests at once on a balance of seven", async () => {
  expect(await spendSevenAtOnce(world)).toEqual([]);
});

test("F3: fifty requests at once with one id", async () => {
  expect(await askFiftyTimes(world)).toEqual([]);
});

test("sixty requests at once with three open at most", async () => {
  expect(await openAtMostThree(world)).toEqual([]);
});

test("F4: every fault of the simulator", async () => {
  expect(await orderTheMenu(world, person())).toEqual([]);
});

test("F5: request, repeats, webhook and reaper on one generation", async () => {
  expect(await race(world, people, 40, SEED)).toEqual([]);
});

test("F6: webhooks repeated, early, late, shuffled, and those that are not Fal's", async () => {
  expect(await receiveWebhooks(world, person())).toEqual([]);
});

test("F7: Storage down, cut off, and objects that are there before", async () => {
  expect(await troubleStorage(world, person())).toEqual([]);
});

test("F8: random sequences against the reference model", async () => {
  expect(await compareWithModel(world.sql, 300, SEED)).toEqual([]);
});
