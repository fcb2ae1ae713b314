import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEphemeralDatabase, type EphemeralDatabase } from "../stack/ephemeral-database.ts";
import { RACES } from "./races.ts";

describe("two sessions at once", () => {
  let database: EphemeralDatabase;

  beforeAll(async () => {
    database = await startEphemeralDatabase();
  }, 60_000);

  afterAll(() => database?.stop());

  test.each(RACES)("$name", async ({ run }) => {
    expect(await run(database.ownerUrl)).toBeUndefined();
  });
});
