/**
 * npm run invariants [-- --database-url <address>] [--deep [--sample <pictures>]]
 *
 * Says of each invariant of the books whether it holds, in the running local stack or, with --database-url, in any
 * other database. With --deep, reads pictures at their addresses and compares them with their rows. Writes nothing.
 * Exit code 0 when everything holds, 1 when something does not, 2 when it could not be looked at.
 */
import { existsSync } from "node:fs";
import { readOptions } from "./invariants/options.ts";
import { checkBooks } from "./invariants/books.ts";
import { readOnly } from "./invariants/database.ts";
import { checkPictures } from "./invariants/pictures.ts";
import { reportOf } from "./invariants/report.ts";
import { repoPath } from "./stack/repo.ts";
import { exitWith } from "./stack/stack-error.ts";

const envFile = repoPath(".env");
if (existsSync(envFile)) process.loadEnvFile(envFile);

try {
  const { databaseUrl, sample } = readOptions(process.argv.slice(2), process.env);
  const broken = await readOnly(databaseUrl, async (read) => {
    const books = await checkBooks(read);
    console.log(reportOf(books));
    if (sample === null) return books.some(({ violations }) => violations.length > 0);

    const pictures = await checkPictures(read, sample, (line) => console.log(line));
    console.log(reportOf([pictures]));
    return [...books, pictures].some(({ violations }) => violations.length > 0);
  });
  process.exitCode = broken ? 1 : 0;
} catch (error) {
  exitWith(error, 2);
}
