import type postgres from "postgres";
import type { StackInfo } from "../../stack-file.ts";
import { aRequest, generate } from "../support/generate.ts";
import { newPerson, type Person } from "../support/people.ts";

/** Of the owner's rows the stranger is a stranger, and the other way round. */
export const ACTORS = ["anonymous", "owner", "stranger", "operator", "blocked"] as const;
export type ActorName = (typeof ACTORS)[number];

export interface Actor {
  name: ActorName;
  /** Null for the anonymous. */
  id: string | null;
  token: string | null;
}

export interface Cast {
  actors: Record<ActorName, Actor>;
  /** Ends what is still open, so that it disturbs no later test. */
  dismiss: () => Promise<void>;
}

/** Everybody with real rows: a profile, a ledger, a generation with its picture, and one that is pending. */
export async function gatherCast(stack: StackInfo, sql: postgres.Sql): Promise<Cast> {
  const pending: string[] = [];
  const join = async (name: ActorName): Promise<Actor> => {
    const person = await newPerson(stack);
    const { status } = await generate(stack, person);
    if (status !== 200) throw new Error(`The picture of ${name} was not drawn: ${status}`);
    pending.push(await reserve(sql, person));
    const { data } = await person.client.auth.getSession();
    return { name, id: person.id, token: data.session?.access_token ?? "" };
  };

  const owner = await join("owner");
  const stranger = await join("stranger");
  const operator = await join("operator");
  const blocked = await join("blocked");
  await sql`insert into user_roles (user_id, role) values (${operator.id}, 'operator')`;
  await sql`update profiles set blocked_at = now() where id = ${blocked.id}`;
  const anonymous: Actor = { name: "anonymous", id: null, token: null };
  return {
    actors: { anonymous, owner, stranger, operator, blocked },
    dismiss: async () => {
      for (const id of pending)
        await sql`select public.advance_generation(${id}, 'failed', '{"error_code": "provider_failed"}')`;
    },
  };
}

async function reserve(sql: postgres.Sql, { id: user_id }: Person): Promise<string> {
  const { id = "", prompt } = aRequest() as Record<string, string>;
  const params = { num_images: 1, output_format: "jpeg" };
  const input = { user_id, prompt, params, model: "m", pixels: 262_144, input_hash: "h" };
  await sql`select public.advance_generation(${id}, 'reserve', ${sql.json(input)})`;
  return id;
}
