import type { Actor } from "./actors.ts";
import type { ForeignKey } from "./catalogue.ts";
import { type Cell, tellValues } from "./cell.ts";
import type { Row } from "./expected.ts";
import type { RestAnswer } from "./rest.ts";
import { type DataRow, filterFor, type Scene } from "./rows.ts";

interface Pair {
  from: DataRow;
  to: DataRow;
}

/** Both directions of a foreign key: through it nobody sees a row or a column that they do not see without it. */
export function embedCells(actor: Actor, key: ForeignKey, from: Scene, to: Scene): Cell[] {
  const pairs = from.all.flatMap((child): Pair[] => {
    const parent = to.all.find((row) => to.table.key.every((column) => row[column] === child[key.column]));
    return parent ? [{ from: child, to: parent }] : [];
  });
  return [
    ...embeddedIn({ actor, key, outer: to, inner: from, pairs, side: "from", to }),
    ...embeddedIn({ actor, key, outer: from, inner: to, pairs, side: "to", to }),
  ];
}

interface Embedding {
  actor: Actor;
  key: ForeignKey;
  outer: Scene;
  inner: Scene;
  pairs: Pair[];
  /** Which of a pair is the embedded one. */
  side: keyof Pair;
  to: Scene;
}

function embeddedIn({ actor, key, outer, inner, pairs, side, to }: Embedding): Cell[] {
  const part = `${inner.table.name}!${key.name}`;
  const foreign = pairs.find((pair) => to.others.includes(pair.to))?.to;
  const condition = foreign ? filterFor(to.table, foreign) : "";
  const [joint = ""] = outer.table.key;
  const outerRows = visible(actor, outer, outer.expected.columns[joint]?.select);

  return Object.entries(inner.expected.columns).flatMap(([column, { select }]) => {
    const innerRows = visible(actor, inner, select);
    const tell = (rows: DataRow[]): string => tellValues(rows.map((row) => row[column]));
    const expected = (asked: (pair: Pair) => boolean): string => {
      if (!outerRows || !innerRows) return "denied";
      const seen = pairs.filter((pair) => {
        const [outerRow, innerRow] = side === "from" ? [pair.to, pair.from] : [pair.from, pair.to];
        return asked(pair) && outerRows.includes(outerRow) && innerRows.includes(innerRow);
      });
      return tell(seen.map((pair) => pair[side]));
    };
    const read = ({ body }: RestAnswer): string =>
      tell(
        (body as Record<string, DataRow | DataRow[]>[]).flatMap(
          (row) => row[inner.table.name] ?? [],
        ) as DataRow[],
      );
    const name = `${inner.table.name}.${column} embedded in ${outer.table.name}`;
    return [
      {
        name,
        method: "GET",
        path: `${outer.table.name}?select=${part}(${column})`,
        expected: expected(() => true),
        read,
      },
      {
        name: `${name} of another`,
        method: "GET",
        path: `${outer.table.name}?select=${part}!inner(${column})&${side === "to" ? `${inner.table.name}.` : ""}${condition}`,
        expected: expected((pair) => pair.to === foreign),
        read,
      },
    ];
  });
}

/** The rows that a column's answers let an actor see; null where they are refused. */
function visible(actor: Actor, { own, all }: Scene, answers: Row | undefined): DataRow[] | null {
  const answer = answers?.[actor.name];
  if (answer === "own rows") return own;
  if (answer === "rows of everybody") return all;
  return answer === "nothing" ? [] : null;
}
