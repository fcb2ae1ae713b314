/**
 * npm run bench:debit: transactions a second of `reserve`, for one hot person and for 1,000 people, over 32 connections
 * to a Postgres of its own whose commits wait for the disk. Each is set beside a bare
 * `update profiles set credits = credits - 1 where credits >= 1` of the same people in the same run, in turns, so that
 * the ratio holds on a machine that is busy.
 */
import { availableParallelism } from "node:os";
import postgres from "postgres";
import { startEphemeralDatabase } from "../dev/stack/ephemeral-database.ts";

const CONNECTIONS = 32;
const PEOPLE = 1_000;
const ROUNDS = 8;
/** Transactions of one turn. Few for one person: the rows that the limits look at grow with them. */
const TURN = { hot: 500, spread: 2_000 };

type Work = (sql: postgres.Sql, user: string) => Promise<unknown>;

const bareUpdate: Work = (sql, user) =>
  sql`update profiles set credits = credits - 1 where id = ${user} and credits >= 1`;

const reserve: Work = (sql, user) =>
  sql`select advance_generation(${crypto.randomUUID()}, 'reserve', ${sql.json({
    user_id: user,
    prompt: "a heron in reeds",
    model: "fal-ai/flux/schnell",
    params: { num_images: 1, output_format: "jpeg", style: null },
    pixels: 1_048_576,
    input_hash: "0".repeat(64),
  })}) ->> 'outcome'`;

const database = await startEphemeralDatabase({ durable: true });
const sql = postgres(database.ownerUrl, { max: CONNECTIONS, onnotice: () => undefined });
try {
  const people = await makePeople();
  const hot = people.slice(0, 1);
  console.log(`${ROUNDS} rounds, ${CONNECTIONS} connections, ${availableParallelism()} cores`);
  for (const [name, users, turn] of [
    ["one hot person", hot, TURN.hot],
    [`${PEOPLE} people`, people, TURN.spread],
  ] as const) {
    await compare(name, users, turn);
  }
  const broken =
    await sql`select from private.broken_invariants() where invariant <> 'I1' and invariant <> 'I4'`;
  if (broken.length > 0) throw new Error("The books are not right.");
} finally {
  await sql.end({ timeout: 5 });
  await database.stop();
}

async function compare(name: string, users: readonly string[], turn: number): Promise<void> {
  const bare: number[] = [];
  const held: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await transactionsPerSecond(bareUpdate, users, turn));
    held.push(await transactionsPerSecond(reserve, users, turn));
    await endGenerations();
  }
  const ratio = median(held.map((value, index) => value / (bare[index] ?? Number.NaN)));
  console.log(
    `${name.padEnd(15)} bare update ${median(bare).toFixed(0).padStart(5)}/s` +
      `   reserve ${median(held).toFixed(0).padStart(5)}/s   ratio ${ratio.toFixed(2)}`,
  );
}

async function transactionsPerSecond(work: Work, users: readonly string[], turn: number): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < turn) {
        const user = users[next % users.length] ?? "";
        next += 1;
        await work(sql, user);
      }
    }),
  );
  return turn / ((performance.now() - began) / 1_000);
}

/** People with credits enough, and limits that are there but far. */
async function makePeople(): Promise<string[]> {
  await sql`update app_settings set max_open_generations = 100000, max_generations_per_minute = 100000`;
  const ids = Array.from({ length: PEOPLE }, () => crypto.randomUUID());
  await database.sql`
    insert into auth.users (id, email) select id, id || '@easel.test' from unnest(${ids}::uuid[]) as id`;
  await sql`select private.grant_credits(id, 1000000, 'grant') from unnest(${ids}::uuid[]) as id`;
  return ids;
}

/** Between two rounds: as after a minute in which everything ended, and autovacuum came by. Not timed. */
async function endGenerations(): Promise<void> {
  await sql`
    select advance_generation(id, 'failed', '{"error_code": "provider_failed"}')
    from generations where status = 'pending'`;
  await sql`update generations set created_at = created_at - interval '1 hour' where status = 'failed'`;
  await sql`vacuum (analyze) profiles, credit_ledger, generations`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
