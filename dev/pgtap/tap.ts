/** What a file of pgTAP tests said. */
export interface TapReport {
  /** How many tests the plan promised; undefined when there was no plan. */
  planned: number | undefined;
  passed: number;
  /** Each failed test with its diagnostics, as pgTAP printed them. */
  failures: string[];
}

/** Reads the Test Anything Protocol as pgTAP writes it: one value may hold a test and its diagnostics. */
export function readTap(values: string[]): TapReport {
  const report: TapReport = { planned: undefined, passed: 0, failures: [] };
  let failing = false;
  for (const line of values.flatMap((value) => value.split("\n"))) {
    const [, count] = /^1\.\.(\d+)/.exec(line) ?? [];
    if (count !== undefined) report.planned = Number(count);
    else if (/^not ok\b/.test(line) && !/#\s*(todo|skip)\b/i.test(line)) report.failures.push(line);
    else if (/^(not )?ok\b/.test(line)) report.passed += 1;
    else if (failing && line.startsWith("#")) report.failures.push(`${report.failures.pop()}\n  ${line}`);
    if (!line.startsWith("#")) failing = /^not ok\b/.test(line);
  }
  return report;
}

/** Why a file did not pass, in words; undefined when it did. */
export function problemOf({ failures, planned, passed }: TapReport): string | undefined {
  if (failures.length > 0) return failures.join("\n");
  if (planned === undefined) return "The file has no plan.";
  if (passed === planned) return undefined;
  return (
    `${planned} tests were planned and ${passed} ran. ` +
    'A query that prints "ok" counts as one, as it does for pg_prove.'
  );
}
