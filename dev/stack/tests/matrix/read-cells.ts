import type { Actor } from "./actors.ts";
import { type Cell, expectedOf, readCount, tellCount, tellValues } from "./cell.ts";
import type { RestAnswer } from "./rest.ts";
import { type DataRow, filterFor, type Scene } from "./rows.ts";

/** Every column of a table: all of it, somebody else's row, as a count, and as a condition on what is shown. */
export function selectCells(actor: Actor, { table, expected, own, others, all }: Scene): Cell[] {
  const shown = Object.keys(expected.columns).find(
    (name) => expected.columns[name]?.select[actor.name] !== "denied",
  );
  const [foreign] = others;
  return Object.entries(expected.columns).flatMap(([column, { select }]) => {
    const tell = (rows: DataRow[]): string => tellValues(rows.map((row) => row[column]));
    const read = ({ body }: RestAnswer): string => tell(body as DataRow[]);
    const name = `select ${table.name}.${column}`;
    const get = { method: "GET", path: `${table.name}?select=${column}` };
    const filter = foreign ? filterFor(table, foreign) : "";
    const cells: Cell[] = [
      { name, ...get, expected: expectedOf(select, actor, { own, all, tell }), read },
      {
        name: `count by ${name}`,
        ...get,
        method: "HEAD",
        headers: { prefer: "count=exact" },
        expected: expectedOf(select, actor, { own, all, tell: tellCount }),
        read: readCount,
      },
      {
        name: `${name} of another`,
        method: "GET",
        path: `${get.path}&${filter}`,
        expected: expectedOf(select, actor, { own: [], all: foreign ? [foreign] : [], tell }),
        read,
      },
    ];
    if (shown !== undefined && select[actor.name] === "denied") {
      // What is not shown must not be guessed at either, by asking which rows have it.
      for (const way of [
        `${column}=not.is.null`,
        `order=${column}`,
        `or=(${column}.is.null,${shown}.not.is.null)`,
      ]) {
        const path = `${table.name}?select=${shown}&${way}`;
        cells.push({ name: `${name} by ${way}`, method: "GET", path, expected: "denied", read });
      }
    }
    return cells;
  });
}

/** `select=*` gives what every single column gives: nothing at all where one of them is withheld. */
export function starCell(actor: Actor, { table, expected, own, all }: Scene): Cell {
  const answers = Object.values(expected.columns).map(({ select }) => select);
  const strictest = answers.find((row) => row[actor.name] === "denied") ?? answers[0];
  if (!strictest) throw new Error(`${table.name} has no columns.`);
  return {
    name: `select ${table.name}.*`,
    method: "GET",
    path: `${table.name}?select=*`,
    expected: expectedOf(strictest, actor, { own, all, tell: tellCount }),
    read: ({ body }) => tellCount(body as DataRow[]),
  };
}
