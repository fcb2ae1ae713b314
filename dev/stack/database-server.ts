import postgres from "postgres";
import { openToApi, shapeLikeHosted } from "./database.ts";
import { applyMigrations } from "./migrations.ts";
import {
  adminUrl,
  databaseUrl,
  initialiseCluster,
  postgresProcess,
  type PostgresOptions,
} from "./postgres.ts";
import type { ProcessSet } from "./process-set.ts";
import type { Progress } from "./progress.ts";
import type { StackSecrets } from "./secrets.ts";

export interface DatabaseOptions {
  dataDir: string;
  port: number;
  durable: boolean;
  projectDir: string;
  secrets: StackSecrets;
}

/** A running Postgres in the shape of a hosted project, with every migration applied. */
export interface Database {
  /** A client as the superuser. */
  sql: postgres.Sql;
  /** Address for the role `postgres`, which owns everything in public and is no superuser. */
  ownerUrl: string;
  /** Address for the role that serves the API. */
  apiUrl: string;
}

export async function startDatabase(
  options: DatabaseOptions,
  processes: ProcessSet,
  progress: Progress,
): Promise<Database> {
  const { dataDir, port, durable, projectDir, secrets } = options;
  const server = { dataDir, port, durable, adminPassword: secrets.databaseAdmin };
  await progress.step("Postgres", async () => {
    await initialiseCluster(server, processes.stopSignal);
    await processes.start(postgresProcess(server));
  });
  const ownerUrl = databaseUrl("postgres", secrets.databaseOwner, port);
  await progress.step("Roles, schemas and migrations", async () => {
    const sql = adminClient(server);
    try {
      await shapeLikeHosted(sql, secrets);
      await applyMigrations(sql, ownerUrl, projectDir);
      await openToApi(sql);
    } finally {
      await sql.end({ timeout: 1 });
    }
  });
  // A client of its own: settings of the database count for sessions that begin after them.
  return {
    sql: adminClient(server),
    ownerUrl,
    apiUrl: databaseUrl("supabase_lite", secrets.databaseApi, port),
  };
}

function adminClient(server: PostgresOptions): postgres.Sql {
  return postgres(adminUrl(server), { max: 4, onnotice: () => undefined });
}
