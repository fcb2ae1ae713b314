import { expect, test } from "vitest";
import { withEphemeralDatabase } from "../ephemeral-database.ts";

test("Auth's own role of hosted projects, no superuser and a stranger to public, can sign a person up", async () => {
  const [profile, role] = await withEphemeralDatabase(({ sql }) =>
    sql.begin(async (tx) => {
      await tx`set local role supabase_auth_admin`;
      await tx`insert into auth.users (id, email) values ('00000000-0000-4000-8000-00000000000a', 'ada@example.com')`;
      await tx`update auth.users set email_confirmed_at = now(), email = 'ada@elsewhere.example'`;
      await tx`reset role`;
      const [found] = await tx`select email, credits from public.profiles`;
      const [attributes] =
        await tx`select rolsuper, rolbypassrls from pg_roles where rolname = 'supabase_auth_admin'`;
      return [found, attributes];
    }),
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
  expect(profile).toEqual({ email: "ada@elsewhere.example", credits: 10 });
});
