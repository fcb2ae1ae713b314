/**
 * npm run test:faults: the long form of the faults that Easel survives (F1 to F8), against a real stack whose network,
 * services and processes are made to fail. Prints a table; any violation is an error. --seed=<n> repeats a run,
 * --only=<pattern> runs the rows whose name matches.
 */
import { parseArgs } from "node:util";
import { Report } from "./report.ts";
import { runAll, type Extent } from "./run-all.ts";
import { startFaultWorld } from "./world.ts";

const LONG: Extent = {
  runsPerStep: 100,
  interleavings: 1_000,
  sequences: 10_000,
  stampedes: 5,
};

const { values } = parseArgs({ options: { seed: { type: "string" }, only: { type: "string" } } });
const seed = Number(values.seed ?? 1 + Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(seed)) throw new Error("--seed is a whole number.");

const only = new RegExp(values.only ?? "");
const report = new Report(console.log, (name) => only.test(name));
console.log(`Seed ${seed}`);
const world = await startFaultWorld();
try {
  await runAll(world, LONG, seed, report);
} finally {
  await world.end();
}
report.print();
process.exitCode = report.violations === 0 ? 0 : 1;
