import { readFileSync } from "node:fs";
import { getAuthSchemaSql, getStorageSchemaSql } from "@supabase/lite";
import type postgres from "postgres";
import { repoPath } from "./repo.ts";
import type { StackSecrets } from "./secrets.ts";

/** Roles, extensions and the schemas of Auth and Storage, as a hosted project has them before our migrations. */
export async function shapeLikeHosted(sql: postgres.Sql, secrets: StackSecrets): Promise<void> {
  await run(sql, sqlFile("roles.sql"));
  await setPassword(sql, "postgres", secrets.databaseOwner);
  await setPassword(sql, "supabase_lite", secrets.databaseApi);
  await run(sql, getAuthSchemaSql());
  await run(sql, getStorageSchemaSql());
  await run(sql, sqlFile("services.sql"));
}

/** Lets the API's role see what the migrations made. To be called after them, on every start. */
export async function openToApi(sql: postgres.Sql): Promise<void> {
  await run(sql, sqlFile("api-access.sql"));
}

async function run(sql: postgres.Sql, text: string): Promise<void> {
  // The simple protocol takes many statements at once and runs them in one transaction.
  await sql.unsafe(text).simple();
}

async function setPassword(sql: postgres.Sql, role: string, password: string): Promise<void> {
  // A utility statement takes no parameters. The password is base64url of our own making: no quotes in it.
  await sql.unsafe(`alter role ${role} password '${password}'`);
}

function sqlFile(name: string): string {
  return readFileSync(repoPath(`dev/stack/sql/${name}`), "utf8");
}
