import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { StackInfo } from "../../stack-file.ts";

type Api = Pick<StackInfo, "api_url" | "publishable_key">;

export interface Person {
  id: string;
  email: string;
  client: SupabaseClient;
}

const PASSWORD = "a password for tests";

/** A client of its own for each caller: nothing is remembered outside of it. */
export function clientFor(api: Api): SupabaseClient {
  const auth = { persistSession: false, autoRefreshToken: false };
  return createClient(api.api_url, api.publishable_key, { auth });
}

/** Somebody new, signed up and signed in. */
export async function newPerson(api: Api): Promise<Person> {
  const email = `${crypto.randomUUID()}@easel.test`;
  const client = clientFor(api);
  const { data, error } = await client.auth.signUp({ email, password: PASSWORD });
  if (error || !data.user) throw error ?? new Error("Auth gave no user.");
  return { id: data.user.id, email, client };
}

/** Somebody who signed up before, signed in again. */
export async function samePerson(api: Api, { id, email }: Person): Promise<Person> {
  const client = clientFor(api);
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error) throw error;
  return { id, email, client };
}

export async function creditsOf({ client, id }: Person): Promise<number> {
  const { data } = await client.from("profiles").select("credits").eq("id", id).single().throwOnError();
  return data.credits;
}
