import type postgres from "postgres";
import { StackError } from "./stack-error.ts";

export interface Grant {
  email: string;
  /** Whole number; below zero it takes credits away. */
  credits: number;
  note: string;
}

/** Writes a movement of credits by hand into the ledger. Returns the new balance. */
export async function grantCredits(sql: postgres.Sql, { email, credits, note }: Grant): Promise<number> {
  const [person] = await sql<
    { id: string }[]
  >`select id from public.profiles where lower(email) = lower(${email})`;
  if (!person) throw new StackError(`There is no account with the address ${email}.`);
  // The ledger calls what a hand takes away an adjustment: a grant is always a gain.
  const kind = credits > 0 ? "grant" : "adjust";
  try {
    const [row] = await sql<{ balance: number }[]>`
      select private.grant_credits(${person.id}, ${credits}, ${kind}, ${note}) as balance`;
    if (!row) throw new Error("grant_credits returned nothing.");
    return row.balance;
  } catch (error) {
    // check_violation: the balance would fall below zero.
    if ((error as postgres.PostgresError).code !== "23514") throw error;
    throw new StackError(`${email} has fewer than ${-credits} credits.`);
  }
}
