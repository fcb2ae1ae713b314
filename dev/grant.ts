/**
 * npm run grant -- <email> <credits> <note>
 *
 * Gives credits by hand (or takes them: a negative number). Writes to the local stack that is running; with
 * --database-url=<address> to any other database, such as the hosted project's own.
 */
import { parseArgs } from "node:util";
import postgres from "postgres";
import { loadEnvFile } from "./stack/env-file.ts";
import { grantCredits } from "./stack/grant-credits.ts";
import { refuseRemoteDatabase } from "./stack/loopback.ts";
import { stackPaths } from "./stack/paths.ts";
import { exitWith, StackError } from "./stack/stack-error.ts";
import { readStackFile } from "./stack/stack-file.ts";
import { dirFromEnv } from "./stack/stack-options.ts";

const USAGE = "Usage: npm run grant -- <email> <credits> <note> [--database-url=<address>]";

loadEnvFile();

try {
  const { email, credits, note, databaseUrl } = readArguments();
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const balance = await grantCredits(sql, { email, credits, note });
    console.log(`${email} has ${balance} credits now.`);
  } finally {
    await sql.end({ timeout: 2 });
  }
} catch (error) {
  exitWith(error);
}

function readArguments(): { email: string; credits: number; note: string; databaseUrl: string } {
  const { positionals, databaseUrl } = parse();
  const [email, amount, ...words] = positionals;
  const credits = Number(amount);
  const note = words.join(" ").trim();
  if (!email?.includes("@") || !Number.isInteger(credits) || credits === 0 || note === "") {
    throw new StackError(
      `${USAGE}\nCredits are a whole number other than 0; the note is kept in the ledger.`,
    );
  }
  return { email, credits, note, databaseUrl: databaseUrl ?? localDatabase() };
}

function parse(): { positionals: string[]; databaseUrl: string | undefined } {
  // parseArgs would take a negative number for an option.
  const negative = process.argv.slice(2).map((text) => (/^-\d+$/.test(text) ? ` ${text}` : text));
  try {
    const options = { "database-url": { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: negative, options, allowPositionals: true });
    return { positionals, databaseUrl: values["database-url"] };
  } catch (error) {
    throw new StackError(`${(error as Error).message}\n${USAGE}`);
  }
}

/** The address of the running local stack. Only an explicit argument leads to a database elsewhere. */
function localDatabase(): string {
  const { database_url } = readStackFile(stackPaths(dirFromEnv(process.env)).stackFile);
  refuseRemoteDatabase(database_url, "grant credits");
  return database_url;
}
