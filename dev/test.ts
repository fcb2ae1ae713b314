/** npm test: every step in turn; the first that fails ends it. */
import { spawnSync } from "node:child_process";

const STEPS = ["check", "test:unit", "test:functions", "test:stack", "test:e2e"];

const started = performance.now();
let passed = 0;
for (const step of STEPS) {
  console.log(`\n── npm run ${step}`);
  const stepStarted = performance.now();
  const { status } = spawnSync("npm", ["run", "--silent", step], { stdio: "inherit" });
  const took = seconds(stepStarted);
  console.log(`── ${step} ${status === 0 ? "passed" : "FAILED"} in ${took}`);
  if (status !== 0) break;
  passed += 1;
}
const failed = passed < STEPS.length;
console.log(`\n${passed} of ${STEPS.length} steps in ${seconds(started)}`);
console.log(`steps: ${passed} passed, ${failed ? 1 : 0} failed`);
process.exit(failed ? 1 : 0);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`;
}
