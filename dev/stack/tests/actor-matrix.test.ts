import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ACTORS, gatherCast, type Actor, type Cast } from "./matrix/actors.ts";
import { exposedRelations, exposedRoutines, foreignKeys, namesOf, routinesOf } from "./matrix/catalogue.ts";
import { type Cell, wrongCells } from "./matrix/cell.ts";
import { embedCells } from "./matrix/embed-cells.ts";
import { FUNCTIONS, TABLES } from "./matrix/expected.ts";
import { selectCells, starCell } from "./matrix/read-cells.ts";
import { elsewhereCells, routineCells } from "./matrix/routine-cells.ts";
import { sceneOf, type Scene } from "./matrix/rows.ts";
import { beyondReach } from "./matrix/untouched.ts";
import { deleteCells, insertCells, nestedCells, updateCells } from "./matrix/write-cells.ts";

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 4, onnotice: () => undefined });
let cast: Cast;

beforeAll(async () => {
  cast = await gatherCast(stack, sql);
});
afterAll(async () => {
  await cast.dismiss();
  await sql.end();
});

async function scenes(actor: Actor): Promise<Scene[]> {
  const relations = await exposedRelations(sql);
  return await Promise.all(
    relations.flatMap((table) => {
      const expected = TABLES[table.name];
      return expected ? [sceneOf(sql, actor, table, expected)] : [];
    }),
  );
}

/** The cells that were answered otherwise; that there is none means nothing where nothing was asked. */
async function wrong(actor: Actor, cells: Cell[]): Promise<string[]> {
  return cells.length === 0 ? ["no cells"] : await wrongCells(stack, actor, cells);
}

test("everything that the API exposes stands in the table of expected answers, column by column", async () => {
  const relations = await exposedRelations(sql);
  expect(
    Object.fromEntries(relations.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
  ).toEqual(
    Object.fromEntries(Object.entries(TABLES).map(([name, { columns }]) => [name, Object.keys(columns)])),
  );
  const routines = await exposedRoutines(sql);
  expect(routines.map(({ signature }) => signature)).toEqual(Object.keys(FUNCTIONS).toSorted());
});

test("the rows that could be reached are there", async () => {
  for (const name of ["owner", "stranger"] as const) {
    const found = await scenes(cast.actors[name]);
    const counts = Object.fromEntries(found.map(({ table, own }) => [table.name, own.length]));
    expect(counts).toMatchObject({ profiles: 1, credit_ledger: 3, generations: 2, generated_images: 1 });
  }
});

describe.each(ACTORS)("%s", (name) => {
  let actor: Actor;
  let before: string[];
  beforeAll(async () => {
    actor = cast.actors[name];
    before = await beyondReach(sql, actor);
  });

  test("reads columns", async () => {
    const all = await scenes(actor);
    const cells = all.flatMap((scene) => [...selectCells(actor, scene), starCell(actor, scene)]);
    expect(await wrong(actor, cells)).toEqual([]);
  });

  test("reads through foreign keys", async () => {
    const byName = new Map((await scenes(actor)).map((scene) => [scene.table.name, scene]));
    const cells = (await foreignKeys(sql)).flatMap((key) => {
      const [from, to] = [byName.get(key.from), byName.get(key.to)];
      return from && to ? embedCells(actor, key, from, to) : [];
    });
    expect(await wrong(actor, cells)).toEqual([]);
  });

  test("inserts, upserts and replaces rows, nested ones too", async () => {
    const keys = await foreignKeys(sql);
    const all = await scenes(actor);
    const cells = all.flatMap((scene) => [...insertCells(actor, scene), ...nestedCells(actor, scene, keys)]);
    expect(await wrong(actor, cells)).toEqual([]);
  });

  test("updates columns", async () => {
    const all = await scenes(actor);
    const cells = all.flatMap((scene) => updateCells(actor, scene));
    expect(await wrong(actor, cells)).toEqual([]);
  });

  test("deletes rows", async () => {
    const all = await scenes(actor);
    const cells = all.flatMap((scene) => deleteCells(actor, scene));
    expect(await wrong(actor, cells)).toEqual([]);
  });

  test("calls functions", async () => {
    expect(await wrong(actor, routineCells(actor, await exposedRoutines(sql)))).toEqual([]);
  });

  test("reaches no other schema", async () => {
    const schemas = await sql<{ name: string }[]>`
      select nspname as name from pg_namespace where nspname <> 'public' and nspname not like 'pg\\_t%'`;
    for (const { name: schema } of schemas) {
      const names = await namesOf(sql, schema);
      // Of Postgres's own thousands, the ones that tell of people and passwords stand for all.
      const own = schema === "pg_catalog" || schema === "information_schema";
      const routines = own ? [] : await routinesOf(sql, schema);
      const relations = own ? names.filter((each) => /auth|role|user|table_privileges/.test(each)) : names;
      expect(await wrong(actor, elsewhereCells(schema, relations, routines))).toEqual([]);
    }
  });

  test("and has changed nothing but what is theirs to change", async () => {
    expect(await beyondReach(sql, actor)).toEqual(before);
    expect(await sql`select * from private.broken_invariants()`).toEqual([]);
  });
});
