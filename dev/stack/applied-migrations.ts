import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StackError } from "./stack-error.ts";

/** The text of each migration, as a digest by its file name. */
type Digests = Record<string, string>;

/**
 * Until the first release, migrations are edited in place. A database that was made by their earlier text would lack
 * what the functions count on, so it is refused, by name.
 *
 * @param file where the digests of what was applied are kept, beside the data
 * @throws StackError when one that is applied reads differently now
 */
export function refuseChangedMigrations(file: string, projectDir: string): void {
  const applied = readDigests(file);
  const now = digestsOf(projectDir);
  const changed = Object.keys(applied).filter((name) => applied[name] !== now[name]);
  if (changed.length === 0) return;
  throw new StackError(
    `The database in this folder was made by migrations that have changed since: ${changed.join(", ")}.\n` +
      "npm run reset empties it; the next start makes it anew.",
  );
}

/** Keeps what is applied now, for the next start. */
export function rememberMigrations(file: string, projectDir: string): void {
  writeFileSync(file, JSON.stringify(digestsOf(projectDir), null, 2));
}

function readDigests(file: string): Digests {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Digests;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return {};
  }
}

function digestsOf(projectDir: string): Digests {
  const folder = path.join(projectDir, "supabase", "migrations");
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(path.join(folder, name)))
        .digest("hex"),
    ]),
  );
}
