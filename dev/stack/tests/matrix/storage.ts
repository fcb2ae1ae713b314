import { createHash } from "node:crypto";
import type { StackInfo } from "../../stack-file.ts";
import type { Actor } from "./actors.ts";
import type { StorageVerb } from "./storage-verbs.ts";

/** Asks Storage, and puts its answer in the words of the table; whatever fits none of them is told as it is. */
export async function askStorage(
  stack: StackInfo,
  actor: Actor,
  { method, path, body, file, headers }: StorageVerb,
  sha256: string,
): Promise<string> {
  const response = await fetch(`${stack.api_url}/storage/v1${path}`, {
    method,
    headers: {
      apikey: stack.publishable_key,
      ...(actor.token === null ? {} : { authorization: `Bearer ${actor.token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: file ?? (body === undefined ? null : JSON.stringify(body)),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.ok) return success(bytes, sha256);
  const said = new TextDecoder().decode(bytes);
  return refusal(response.status, said) ?? `${response.status} ${said}`;
}

function success(bytes: Uint8Array<ArrayBuffer>, sha256: string): string {
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return "the picture";
  const said = new TextDecoder().decode(bytes);
  if (said === "[]") return "nothing";
  // Whoever has the address may know when and how large, and must not learn whose.
  const info = JSON.parse(said) as { name?: string; owner?: string | null; owner_id?: string | null };
  const anonymous = info.owner === null && info.owner_id === null;
  return info.name !== undefined && anonymous ? "what it is" : `200 ${said}`;
}

function refusal(status: number, said: string): string | undefined {
  const { statusCode, message = "", error } = JSON.parse(said) as Record<string, unknown>;
  if (status === 404 && String(message).startsWith("Route ")) return "not there";
  // What policies hide is not found.
  if (statusCode === "404") return "nothing";
  if (statusCode === "403") return "denied";
  // Lite looks whether a bucket is empty before it looks at who asks.
  if (statusCode === "409" && error === "ResourceNotEmpty") return "denied";
  // Lite says this of a signature that it cannot verify; hosted Supabase answers 400.
  return status === 500 && error === "server_error" ? "denied" : undefined;
}
