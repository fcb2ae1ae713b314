import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ACTORS, gatherCast, type Actor, type Cast } from "./matrix/actors.ts";
import { askStorage } from "./matrix/storage.ts";
import { storageVerbs } from "./matrix/storage-verbs.ts";
import { beyondReach } from "./matrix/untouched.ts";

interface Picture {
  user_id: string;
  storage_path: string;
  image_url: string;
  sha256: string;
}

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 4, onnotice: () => undefined });
const emptyBucket = `empty-${crypto.randomUUID()}`;
let cast: Cast;
let pictures: Picture[];

beforeAll(async () => {
  cast = await gatherCast(stack, sql);
  await sql`insert into storage.buckets (id, name, public) values (${emptyBucket}, ${emptyBucket}, true)`;
  const { owner, stranger } = cast.actors;
  pictures = await sql<Picture[]>`
    select user_id, storage_path, image_url, sha256 from generated_images where user_id in (${owner.id}, ${stranger.id})`;
});
afterAll(async () => {
  await cast.dismiss();
  await removeBucket(emptyBucket);
  await sql.end();
});

/** Through the Storage API, as hosted Supabase wants it. */
async function removeBucket(name: string): Promise<void> {
  const headers = { apikey: stack.secret_key };
  const response = await fetch(`${stack.api_url}/storage/v1/bucket/${name}`, { method: "DELETE", headers });
  if (!response.ok) throw new Error(`The bucket stayed: ${await response.text()}`);
}

describe.each(ACTORS)("%s", (name) => {
  let actor: Actor;
  beforeAll(() => {
    actor = cast.actors[name];
  });

  test.each(Object.keys(storageVerbs("", "")))("%s", async (verb) => {
    const before = await beyondReach(sql, actor);
    expect(pictures).toHaveLength(2);
    for (const { storage_path, sha256 } of pictures) {
      const asked = storageVerbs(storage_path, emptyBucket)[verb]!;
      expect(await askStorage(stack, actor, asked, sha256)).toBe(asked.expected);
    }
    expect(await beyondReach(sql, actor)).toEqual(before);
  });

  test("and every picture is still what it was", async () => {
    for (const { image_url, sha256 } of pictures) {
      const asked = new URL(image_url).pathname.replace("/storage/v1", "");
      const read = { method: "GET", path: asked, expected: "the picture" } as const;
      expect(await askStorage(stack, actor, read, sha256)).toBe("the picture");
    }
    expect(await sql`select * from private.broken_invariants()`).toEqual([]);
  });
});
