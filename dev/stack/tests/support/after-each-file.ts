import postgres from "postgres";
import { afterAll, inject } from "vitest";

// Whatever the tests of a file did to the shared stack, its books are right.
afterAll(async () => {
  const sql = postgres(inject("stack").database_url, { max: 1, onnotice: () => undefined });
  try {
    const broken = await sql`select invariant, subject, detail from private.broken_invariants()`;
    if (broken.length > 0) throw new Error(`The books are not right: ${JSON.stringify(broken)}`);
  } finally {
    await sql.end({ timeout: 2 });
  }
});
