interface Row {
  name: string;
  runs: number;
  violations: string[];
  seconds: number;
}

/** Problems that are shown of one row; the others are like them. */
const SHOWN = 5;

/** What was run, how often, and what was wrong. */
export class Report {
  readonly #rows = new Map<string, Row>();
  readonly #log: (line: string) => void;
  readonly #isWanted: (name: string) => boolean;

  /** @param isWanted which rows to run; the others are passed over. */
  constructor(log: (line: string) => void, isWanted: (name: string) => boolean = () => true) {
    this.#log = log;
    this.#isWanted = isWanted;
  }

  get violations(): number {
    return [...this.#rows.values()].reduce((sum, row) => sum + row.violations.length, 0);
  }

  /** Does some runs of a kind and adds what came of them to its row. */
  async record(name: string, runs: number, work: () => Promise<string[]>): Promise<void> {
    if (!this.#isWanted(name)) return;
    const began = performance.now();
    // A scenario that cannot be run to its end is a violation, and no reason not to run the others.
    const violations = await work().catch((error: unknown) => [String(error)]);
    const row = this.#rows.get(name) ?? { name, runs: 0, violations: [], seconds: 0 };
    row.runs += runs;
    row.violations.push(...violations);
    row.seconds += (performance.now() - began) / 1000;
    if (!this.#rows.has(name)) this.#log(`${name} ...`);
    this.#rows.set(name, row);
    for (const violation of violations.slice(0, SHOWN)) this.#log(`${name}: ${violation}`);
  }

  /** The table, in Markdown. */
  print(): void {
    const cells = [...this.#rows.values()].map(({ name, runs, violations, seconds }) => [
      name,
      String(runs),
      String(violations.length),
      seconds.toFixed(0),
    ]);
    for (const line of markdownTable([["what", "runs", "violations", "seconds"], ...cells])) this.#log(line);
    this.#log(`${this.violations} violations`);
  }
}

function markdownTable(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body.map(line)];
}
