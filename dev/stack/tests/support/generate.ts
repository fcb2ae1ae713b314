import type { ErrorBody } from "../../../../supabase/functions/_shared/contract/errors.ts";
import type { GenerateResponse } from "../../../../supabase/functions/_shared/contract/generation.ts";
import type { StackInfo } from "../../stack-file.ts";
import type { Person } from "./people.ts";

export interface Answer {
  status: number;
  /** One of the two, by the status. */
  body: GenerateResponse & ErrorBody;
}

/** A body that is valid, with an id of its own. */
export function aRequest(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: crypto.randomUUID(),
    prompt: "a heron in reeds",
    image_size: "square",
    num_images: 1,
    ...changes,
  };
}

/** Posts to `generate`. With `token` another one than the person's, or none. */
export async function generate(
  stack: StackInfo,
  person: Person,
  body: unknown = aRequest(),
  token?: string | null,
): Promise<Answer> {
  const { data } = await person.client.auth.getSession();
  const bearer = token === undefined ? data.session?.access_token : token;
  const response = await fetch(`${stack.api_url}/functions/v1/generate`, {
    method: "POST",
    headers: {
      apikey: stack.publishable_key,
      "content-type": "application/json",
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}
