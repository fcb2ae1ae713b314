import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type postgres from "postgres";
import { postgresBinaries } from "../stack/postgres-binaries.ts";
import { repoPath } from "../stack/repo.ts";

/**
 * Adds pgTAP to a database. The embedded Postgres has no such extension, and hosted Supabase and `supabase start`
 * do; its SQL lies in the npm package of PGlite, from where it is copied beside the server's own extensions.
 */
export async function installPgtap(admin: postgres.Sql): Promise<void> {
  copyExtension();
  await admin`create extension if not exists pgtap with schema extensions`;
}

function copyExtension(): void {
  const { extensions } = postgresBinaries();
  if (existsSync(path.join(extensions, "pgtap.control"))) return;
  const unpacked = mkdtempSync(path.join(tmpdir(), "easel-pgtap-"));
  try {
    execFileSync("tar", [
      "-xzf",
      repoPath("node_modules/@electric-sql/pglite/dist/pgtap.tar.gz"),
      "-C",
      unpacked,
    ]);
    // The control file is what makes the extension known: it must come after the scripts.
    const source = path.join(unpacked, "share/postgresql/extension");
    cpSync(source, extensions, { recursive: true, filter: (file) => !file.endsWith("pgtap.control") });
    cpSync(path.join(source, "pgtap.control"), path.join(extensions, "pgtap.control"));
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}
