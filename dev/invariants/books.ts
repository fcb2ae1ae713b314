import type { Read } from "./database.ts";

export interface Violation {
  subject: string;
  detail: string;
}

export interface Finding {
  invariant: string;
  /** What holds when it holds. */
  meaning: string;
  violations: Violation[];
}

const MEANINGS: Record<string, string> = {
  I1: "every balance is the sum of its ledger",
  I2: "no balance is below zero",
  I3: "every generation has one hold, and paid for its pictures alone",
  I4: "what came in is what is there, was spent or is held",
  I5: "every picture has its object, every object its picture",
  I6: "nothing is pending for longer than it may be",
};
/** Where credits are sold. */
const OF_PURCHASES = { I7: "every paid checkout has one purchase, of the credits that were sold" };

export async function checkBooks(read: Read): Promise<Finding[]> {
  return await read(async (sql) => {
    const [{ sells } = { sells: false }] = await sql<{ sells: boolean }[]>`
      select to_regclass('public.purchases') is not null as sells`;
    const rows = await sql<(Violation & { invariant: string })[]>`
      select invariant, subject, detail from private.broken_invariants() order by invariant, subject`;
    const meanings: Record<string, string> = { ...MEANINGS, ...(sells ? OF_PURCHASES : {}) };
    // What the database calls broken is told, whether this list knows it or not.
    for (const { invariant } of rows) meanings[invariant] ??= "(a newer invariant than this command knows)";
    return Object.entries(meanings).map(([invariant, meaning]) => ({
      invariant,
      meaning,
      violations: rows.filter((row) => row.invariant === invariant),
    }));
  });
}
