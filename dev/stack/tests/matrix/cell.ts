import type { StackInfo } from "../../stack-file.ts";
import { inParallel } from "../../in-parallel.ts";
import type { Actor } from "./actors.ts";
import type { Expected, Row } from "./expected.ts";
import { callRest, refusalOf, type RestAnswer, type RestRequest } from "./rest.ts";

/** One question to the API, and the answer that the matrix expects. */
export interface Cell extends RestRequest {
  name: string;
  expected: string;
  /** Puts what came into the words of `expected`. */
  read: (answer: RestAnswer) => string;
}

/** Asks everything; returns the cells that were answered otherwise, by name. */
export async function wrongCells(stack: StackInfo, actor: Actor, cells: Cell[]): Promise<string[]> {
  const wrong = await inParallel(8, cells, async (cell) => {
    const answer = await callRest(stack, actor, cell);
    const found = refusalOf(answer, cell.method) ?? cell.read(answer);
    return found === cell.expected
      ? []
      : [`${actor.name}: ${cell.name}: ${found} instead of ${cell.expected}`];
  });
  return wrong.flat();
}

/** A refusal as it is expected, or what `rows` says of the rows that this actor may have. */
export function expectedOf<T>(
  answers: Row,
  actor: Actor,
  { own, all, tell }: { own: T[]; all: T[]; tell: (rows: T[]) => string },
): string {
  const expected: Expected = answers[actor.name];
  if (expected === "own rows") return tell(own);
  if (expected === "rows of everybody") return tell(all);
  return expected === "nothing" ? tell([]) : expected;
}

/** How many rows, as a text. */
export const tellCount = (rows: unknown[]): string => `${rows.length} rows`;
export const readCount = ({ count }: RestAnswer): string => `${count} rows`;

/** Values in an order that does not depend on the one in which they came. */
export const tellValues = (values: unknown[]): string =>
  values
    .map((value) => JSON.stringify(typeof value === "string" ? withIsoTime(value) : value))
    .toSorted()
    .join("\n") || "nothing";

/** Lite writes a time as Postgres does, hosted PostgREST as JSON does. */
function withIsoTime(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\S+[+-]\d\d)$/, "$1T$2:00");
}
