import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEphemeralDatabase, type EphemeralDatabase } from "../stack/ephemeral-database.ts";
import { repoPath } from "../stack/repo.ts";
import { installPgtap } from "./install-pgtap.ts";
import { runSqlTest } from "./run-sql-test.ts";
import { problemOf } from "./tap.ts";

const folder = repoPath("supabase/tests");
const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));

describe("the database, by its own tests (pgTAP)", () => {
  let database: EphemeralDatabase;

  beforeAll(async () => {
    database = await startEphemeralDatabase();
    await installPgtap(database.sql);
  }, 60_000);

  afterAll(() => database?.stop());

  test.each(files)("%s", async (name) => {
    expect(problemOf(await runSqlTest(`${folder}/${name}`, database.ownerUrl))).toBeUndefined();
  });
});
