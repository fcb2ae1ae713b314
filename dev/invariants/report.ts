import type { Finding } from "./books.ts";

const SHOWN = 5;
const WIDTH = 72;

/** A line for each invariant, and below it the first of what breaks it. */
export function reportOf(findings: Finding[]): string {
  return findings.flatMap(linesOf).join("\n");
}

function linesOf({ invariant, meaning, violations }: Finding): string[] {
  const count = violations.length;
  const verdict = count === 0 ? "ok" : `${count} violation${count === 1 ? "" : "s"}`;
  const rest = count - SHOWN;
  return [
    `${`${invariant.padEnd(5)}${meaning} `.padEnd(WIDTH, ".")} ${verdict}`,
    ...violations.slice(0, SHOWN).map(({ subject, detail }) => `       ${subject}: ${detail}`),
    ...(rest > 0 ? [`       and ${rest} more`] : []),
  ];
}
