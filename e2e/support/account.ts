import { randomUUID } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { stackInfo } from "./stack.ts";

/** A person of a test's own. */
export interface Account {
  id: string;
  email: string;
  password: string;
  client: SupabaseClient;
}

export async function createAccount(): Promise<Account> {
  const { api_url, publishable_key } = stackInfo();
  const client = createClient(api_url, publishable_key, { auth: { persistSession: false } });
  const email = `person-${randomUUID()}@easel.test`;
  const password = `long enough ${randomUUID()}`;
  const { data, error } = await client.auth.signUp({ email, password });
  if (error || !data.user) throw new Error(`No account: ${error?.message}`);
  return { id: data.user.id, email, password, client };
}

export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/create");
}

/** Changes a balance with its ledger, as `npm run grant` does. */
export async function adjustCredits(sql: postgres.Sql, account: Account, delta: number): Promise<void> {
  await sql`select private.grant_credits(${account.id}, ${delta}, 'adjust', 'for a test')`;
}
