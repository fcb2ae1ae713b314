import * as fc from "fast-check";
import type postgres from "postgres";
import { Account } from "./account.ts";
import { Model, type Step } from "./model.ts";

const g = fc.integer({ min: 0, max: 2 });
const c = fc.integer({ min: 1, max: 9 });
const steps = {
  grant: fc.record({ kind: fc.constant("grant" as const), c }),
  refund: fc.record({ kind: fc.constant("refund" as const), c }),
  purchase: fc.record({ kind: fc.constant("purchase" as const), session: fc.integer({ min: 0, max: 2 }), c }),
  reserve: fc.record({ kind: fc.constant("reserve" as const), g, images: fc.integer({ min: 1, max: 4 }) }),
  submitted: fc.record({
    kind: fc.constant("submitted" as const),
    g,
    request: fc.integer({ min: 0, max: 4 }),
  }),
  succeeded: fc.record({ kind: fc.constant("succeeded" as const), g, good: fc.integer({ min: 0, max: 4 }) }),
  failed: fc.record({ kind: fc.constant("failed" as const), g }),
  deadline: fc.record({ kind: fc.constant("deadline" as const), g, isDue: fc.boolean() }),
  delete: fc.record({ kind: fc.constant("delete" as const) }),
};
/** How often a step is seen; and what becomes of it: done, done twice, or undone by a crash before its commit. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: steps.grant },
  { weight: 4, arbitrary: steps.refund },
  { weight: 6, arbitrary: steps.purchase },
  { weight: 20, arbitrary: steps.reserve },
  { weight: 18, arbitrary: steps.submitted },
  { weight: 18, arbitrary: steps.succeeded },
  { weight: 5, arbitrary: steps.failed },
  { weight: 8, arbitrary: steps.deadline },
  { weight: 1, arbitrary: steps.delete },
);
const fate = fc.oneof(
  { weight: 6, arbitrary: fc.constant("done" as const) },
  { weight: 2, arbitrary: fc.constant("replayed" as const) },
  { weight: 1, arbitrary: fc.constant("crashed" as const) },
);
const sequence = fc.array(fc.tuple(step, fate), { minLength: 1, maxLength: 30, size: "max" });

/**
 * F8: random sequences of everything that moves credits, each against the reference model, outcome by outcome and
 * balance by balance. Returns the shortest sequence that differs, if there is one.
 */
export async function compareWithModel(sql: postgres.Sql, runs: number, seed: number): Promise<string[]> {
  await sql`update app_settings set max_open_generations = 100000, max_generations_per_minute = 100000`;
  const property = fc.asyncProperty(sequence, async (all) => {
    const model = new Model();
    const account = await Account.open(sql);
    // Enough to begin with, or half of the sequences would be refusals.
    const opening = { kind: "grant", c: 12 } as const;
    model.apply(opening);
    await account.apply(opening);
    for (const [one, fateOfOne] of all) {
      if (fateOfOne === "crashed") {
        await account.crash(one);
        continue;
      }
      for (let time = 0; time < (fateOfOne === "replayed" ? 2 : 1); time += 1) {
        const expected = model.apply(one);
        const actual = await account.apply(one);
        if (actual !== expected) throw new Error(`${JSON.stringify(one)}: ${actual}, not ${expected}`);
      }
    }
    await account.mustEqual(model);
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns: runs, seed });
  const broken = await sql`select invariant, subject from private.broken_invariants()`;
  const problems = broken.map((row) => `${row["invariant"]} ${row["subject"]}`);
  return failed ? [`${String(errorInstance)} in ${JSON.stringify(counterexample)}`, ...problems] : problems;
}
