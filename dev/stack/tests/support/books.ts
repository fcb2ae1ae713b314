import type postgres from "postgres";
import { expect } from "vitest";
import type { Person } from "./people.ts";

/** The balance, which must be what the ledger sums to, with nothing else wrong anywhere. */
export async function expectBalance(sql: postgres.Sql, { id }: Person, credits: number): Promise<void> {
  const [books] = await sql`
    select credits, (select coalesce(sum(delta), 0)::int from credit_ledger where account_id = p.id) as ledger
    from profiles p where id = ${id}`;
  expect(books).toEqual({ credits, ledger: credits });
  expect(await sql`select * from private.broken_invariants()`).toHaveLength(0);
}
