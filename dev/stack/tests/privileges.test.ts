import postgres from "postgres";
import { expect, inject, test } from "vitest";
import { withEphemeralDatabase } from "../ephemeral-database.ts";
import { newPerson } from "./support/people.ts";
import { privilegesOf } from "./support/privileges.ts";

const stack = inject("stack");

test("after requests of every kind, privileges are those that the migrations set", async () => {
  const asMigrated = await withEphemeralDatabase(({ sql }) => privilegesOf(sql));

  const { client, id } = await newPerson(stack);
  await client.from("profiles").select("credits").throwOnError();
  await client.from("profiles").update({ display_name: "Ada" }).eq("id", id).throwOnError();
  await client.storage.from("generated-images").list();

  const sql = postgres(stack.database_url, { max: 1 });
  try {
    expect(await privilegesOf(sql)).toEqual(asMigrated);
  } finally {
    await sql.end();
  }
  expect(asMigrated.length).toBeGreaterThan(100);
});

test("a person cannot write their own credits, neither at once nor after the tenth request", async () => {
  const { client, id } = await newPerson(stack);
  const raise = async (): Promise<number> =>
    (await client.from("profiles").update({ credits: 9999 }).eq("id", id)).status;

  expect(await raise()).toBe(403);
  for (let request = 0; request < 10; request += 1)
    await client.from("profiles").select("credits").throwOnError();
  expect(await raise()).toBe(403);
  const { data } = await client.from("profiles").select("credits").single().throwOnError();
  expect(data).toEqual({ credits: 10 });
});

test("the role that serves the API owns nothing in public and can make nothing there", async () => {
  const sql = postgres(stack.database_url, { max: 1 });
  try {
    const [powers] = await sql`
      select rolsuper, has_schema_privilege('supabase_lite', 'public', 'create') as creates,
        (select count(*)::int from pg_class where relowner = oid_of_lite and relnamespace = 'public'::regnamespace) as owned
      from pg_roles, lateral (select pg_roles.oid as oid_of_lite) as lite where rolname = 'supabase_lite'`;
    expect(powers).toEqual({ rolsuper: false, creates: false, owned: 0 });
  } finally {
    await sql.end();
  }
});
