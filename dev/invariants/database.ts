import postgres from "postgres";
import { StackError } from "../stack/stack-error.ts";

const CONNECT_S = 10;

/** Runs one piece of reading in a transaction of its own, in which Postgres lets nothing be written. */
export type Read = <T>(work: (sql: postgres.TransactionSql) => Promise<T>) => Promise<T>;

/** TLS is used when the address asks for it, as with `?sslmode=require`. */
export async function readOnly<T>(databaseUrl: string, work: (read: Read) => Promise<T>): Promise<T> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: CONNECT_S, onnotice: () => undefined });
  // Of one moment: the books are right at every instant, and not between two.
  const read: Read = async (reading) =>
    (await sql.begin("isolation level repeatable read read only", reading)) as Awaited<
      ReturnType<typeof reading>
    >;
  try {
    return await work(read);
  } catch (error) {
    throw inWords(error, new URL(databaseUrl).host);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** What a person can do something about, in a sentence; the address stays without its password. */
function inWords(error: unknown, host: string): unknown {
  const { code, message } = error as { code?: string; message: string };
  switch (code) {
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "ECONNRESET":
    case "CONNECT_TIMEOUT":
    case "CONNECTION_CLOSED":
      return new StackError(`No database answers at ${host} (${code}).`);
    case "28P01":
    case "28000":
    case "3D000":
      return new StackError(`The database at ${host} does not let us in: ${message}.`);
    case "3F000":
    case "42883":
    case "42P01":
      return new StackError(`The database at ${host} lacks Easel's migrations: ${message}.`);
    case "42501":
      return new StackError(
        `This role may not read the books at ${host}: ${message}. Use the owner's address.`,
      );
    default:
      // What has no code is a mistake of ours.
      return code === undefined
        ? error
        : new StackError(`The database at ${host} cannot be read: ${message}.`);
  }
}
