import type { Actor } from "./actors.ts";
import type { ForeignKey } from "./catalogue.ts";
import { type Cell, expectedOf, readCount, tellCount } from "./cell.ts";
import type { Row } from "./expected.ts";
import { anyValue, type DataRow, filterFor, type Scene } from "./rows.ts";

const COUNTED = { prefer: "return=minimal,count=exact" };

/** Every column: of a row of their own, of somebody else's, and of every row that there is. */
export function updateCells(actor: Actor, { table, expected, own, others, all }: Scene): Cell[] {
  return table.columns.flatMap((column) => {
    const update = expected.columns[column.name]?.update;
    if (!update) return [];
    const cell = (whose: string, rows: { own: DataRow[]; all: DataRow[] }, filter = ""): Cell => ({
      name: `update ${table.name}.${column.name} of ${whose}`,
      method: "PATCH",
      path: `${table.name}?${filter}`,
      body: { [column.name]: anyValue(column) },
      headers: COUNTED,
      expected: expectedOf(update, actor, { ...rows, tell: tellCount }),
      read: readCount,
    });
    const [mine] = own;
    const [foreign] = others;
    return [
      cell("everybody", { own, all }),
      ...(mine ? [cell("their own", { own: [mine], all: [mine] }, filterFor(table, mine))] : []),
      ...(foreign ? [cell("another", { own: [], all: [foreign] }, filterFor(table, foreign))] : []),
    ];
  });
}

export function deleteCells(actor: Actor, { table, expected, own, others, all }: Scene): Cell[] {
  const cell = (whose: string, rows: { own: DataRow[]; all: DataRow[] }, filter = ""): Cell => ({
    name: `delete from ${table.name}, ${whose}`,
    method: "DELETE",
    path: `${table.name}?${filter}`,
    headers: COUNTED,
    expected: expectedOf(expected.delete, actor, { ...rows, tell: tellCount }),
    read: readCount,
  });
  const [mine] = own;
  const [foreign] = others;
  return [
    ...(mine ? [cell("their own", { own: [mine], all: [mine] }, filterFor(table, mine))] : []),
    ...(foreign ? [cell("another's", { own: [], all: [foreign] }, filterFor(table, foreign))] : []),
    cell("everything", { own, all }),
  ];
}

/** New rows, in every way that there is to write one: in somebody's name, over one that exists, a column at a time. */
export function insertCells(actor: Actor, scene: Scene): Cell[] {
  const { table, expected } = scene;
  const path = `${table.name}?on_conflict=${table.key.join(",")}`;
  const generated = new Set(table.columns.flatMap((column) => (column.generated ? [column.name] : [])));
  // Postgres refuses a value for these before it asks who is there; without them the privileges are what refuses.
  const withoutGenerated = (row: DataRow): DataRow =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !generated.has(column)));
  const post = (name: string, answers: Row, body: unknown, prefer = "return=minimal"): Cell => ({
    name: `${name} ${table.name}`,
    method: "POST",
    path: prefer.includes("resolution") ? path : table.name,
    body,
    headers: { prefer },
    expected: answers[actor.name],
    read: ({ status }) => `written (${status})`,
  });
  return [
    ...writableRows(actor, scene).flatMap(([whose, row]) => [
      post(`insert ${whose} into`, expected.insert, withoutGenerated(row)),
      post(`insert a list with ${whose} into`, expected.insert, [withoutGenerated(row)]),
      post(`upsert ${whose} into`, expected.upsert, row, "resolution=merge-duplicates,return=minimal"),
      post(
        `upsert without merging ${whose} into`,
        expected.upsert,
        row,
        "resolution=ignore-duplicates,return=minimal",
      ),
      {
        ...post(`replace ${whose} in`, expected.replace, row),
        method: "PUT",
        path: `${table.name}?${filterFor(table, row)}`,
      },
    ]),
    ...table.columns.map((column) =>
      post(`insert only ${column.name} into`, expected.insert, { [column.name]: anyValue(column) }),
    ),
  ];
}

/** Rows of other tables within a row: PostgREST knows no such writing, and nothing may come of it. */
export function nestedCells(actor: Actor, scene: Scene, keys: ForeignKey[]): Cell[] {
  const { table } = scene;
  const [mine] = writableRows(actor, scene);
  if (!mine) return [];
  const [, row] = mine;
  const touching = keys.filter(({ from, to }) => from === table.name || to === table.name);
  const relatives = new Set(touching.flatMap(({ from, to }) => [from, to]));
  relatives.delete(table.name);
  const ways = ["POST", "PATCH", "PUT"].flatMap((method) =>
    [{ credits: 99, user_id: actor.id }, [{ role: "operator" }]].map((nested) => ({ method, nested })),
  );
  return [...relatives].flatMap((relative) =>
    ways.map(({ method, nested }) => ({
      name: `${method} ${relative} nested in ${table.name}`,
      method,
      path: method === "POST" ? table.name : `${table.name}?${filterFor(table, row)}`,
      body: { ...row, [relative]: nested },
      expected: "not there",
      read: ({ status }) => `written (${status})`,
    })),
  );
}

/** A new row, one in the actor's own name and one that exists already, each made from a real row. */
function writableRows(actor: Actor, { table, expected: { owner }, own, others }: Scene): [string, DataRow][] {
  const [foreign] = others;
  const template = own[0] ?? foreign;
  if (!template) return [];
  const fresh = Object.fromEntries(
    table.key.flatMap((column) =>
      typeof template[column] === "string" ? [[column, crypto.randomUUID()]] : [],
    ),
  );
  const named = owner !== null && actor.id !== null ? { [owner]: actor.id } : {};
  return [
    ["a new row", { ...template, ...fresh }],
    ["a row in their own name", { ...template, ...named }],
    ...(foreign ? [["another's row", foreign] as [string, DataRow]] : []),
  ];
}
