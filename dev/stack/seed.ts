import type postgres from "postgres";
import { refuseRemoteDatabase } from "./loopback.ts";
import type { StackAccount } from "./stack-file.ts";
import { StackError } from "./stack-error.ts";

/** The accounts of every local stack. Their passwords are no secret: a stack answers on loopback only. */
export const seedAccounts: StackAccount[] = [
  { email: "person@easel.test", password: "easel-local-person", role: "person" },
  { email: "operator@easel.test", password: "easel-local-operator", role: "operator" },
];

/** Creates the accounts that are missing, through Auth itself, so that its triggers run as for anybody. */
export async function seed(
  sql: postgres.Sql,
  api: { url: string; publishableKey: string; databaseUrl: string },
): Promise<void> {
  refuseRemoteDatabase(api.databaseUrl, "seed accounts");
  for (const account of seedAccounts) {
    const [existing] = await sql`select id from auth.users where email = ${account.email}`;
    if (!existing) await signUp(api, account);
    if (account.role === "operator") await makeOperator(sql, account.email);
  }
  const emails = seedAccounts.map((account) => account.email);
  await sql`
    update auth.users set email_confirmed_at = now()
    where email = any(${emails}) and email_confirmed_at is null`;
}

async function signUp(api: { url: string; publishableKey: string }, account: StackAccount): Promise<void> {
  const response = await fetch(`${api.url}/auth/v1/signup`, {
    method: "POST",
    headers: { apikey: api.publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  if (!response.ok) {
    throw new StackError(
      `${account.email} could not be signed up: ${response.status} ${await response.text()}`,
    );
  }
  await response.body?.cancel();
}

async function makeOperator(sql: postgres.Sql, email: string): Promise<void> {
  await sql`
    insert into public.user_roles (user_id, role)
    select id, 'operator' from auth.users where email = ${email}
    on conflict do nothing`;
}
