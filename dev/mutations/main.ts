/**
 * npm run test:mutations: takes each safeguard of the money and of privacy away, one at a time, on a copy, and looks
 * whether a test notices. Prints which test caught which; a mutant that survives is an error.
 */
import { DATABASE_MUTANTS } from "./database-mutants.ts";
import { FUNCTION_MUTANTS } from "./function-mutants.ts";
import { judgeDatabase } from "./judge-database.ts";
import { judgeFunctions } from "./judge-functions.ts";
import type { Mutant, Verdict } from "./mutant.ts";

const AT_ONCE = 2;

for (const [what, judge] of [
  ["the database", judgeDatabase],
  ["the functions", judgeFunctions],
] as const) {
  const problem = await judge();
  if (problem !== undefined) throw new Error(`Without any mutant, ${what} already fails: ${problem}`);
}
const verdicts = [
  ...(await judgeAll(DATABASE_MUTANTS, judgeDatabase)),
  ...(await judgeAll(FUNCTION_MUTANTS, judgeFunctions)),
];
const survivors = verdicts.filter(({ caughtBy }) => caughtBy === undefined);
console.log(`${verdicts.length - survivors.length} of ${verdicts.length} mutants were caught.`);
process.exitCode = survivors.length === 0 ? 0 : 1;

async function judgeAll(
  mutants: readonly Mutant[],
  judge: (mutant: Mutant) => Promise<string | undefined>,
): Promise<Verdict[]> {
  const judged: Verdict[] = [];
  const waiting = [...mutants];
  const work = async (): Promise<void> => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const caughtBy = await judge(mutant);
      judged.push({ mutant, caughtBy });
      console.log(
        `${caughtBy === undefined ? "SURVIVED" : "caught  "}  ${mutant.name.padEnd(52)} ${caughtBy ?? ""}`,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return judged;
}
