import { createHash } from "node:crypto";
import { inParallel } from "../stack/in-parallel.ts";
import type { Finding, Violation } from "./books.ts";
import type { Read } from "./database.ts";

interface Picture {
  id: string;
  image_url: string;
  bytes: number;
  sha256: string;
}

const AT_ONCE = 8;
const TIMEOUT_MS = 30_000;
/** Every so many pictures a word of how far it is. */
const WORD_EVERY = 20;

/** I5 in depth: what is served at the pictures' addresses is what their rows say. */
export async function checkPictures(read: Read, size: number, say: (line: string) => void): Promise<Finding> {
  const pictures = await sampleOf(read, size);
  let done = 0;
  const found = await inParallel(AT_ONCE, pictures, async (picture): Promise<Violation[]> => {
    const detail = await complaint(picture);
    done += 1;
    if (done % WORD_EVERY === 0) say(`     ${done} of ${pictures.length} pictures read`);
    // One that left while it was read is no violation.
    return detail === null || !(await isStill(read, picture)) ? [] : [{ subject: picture.id, detail }];
  });
  const meaning = `${pictures.length} pictures, read whole, are what their rows say`;
  return { invariant: "I5", meaning, violations: found.flat() };
}

/** Half of them the newest, which the latest change may have broken; half from anywhere. */
async function sampleOf(read: Read, size: number): Promise<Picture[]> {
  const newest = Math.ceil(size / 2);
  return await read(
    async (sql) =>
      await sql<Picture[]>`
      with newest as (
        select id, image_url, bytes, sha256 from public.generated_images
        where purging_at is null order by created_at desc, id desc limit ${newest}
      ), others as (
        select id, image_url, bytes, sha256 from public.generated_images
        where purging_at is null and id not in (select id from newest) order by random() limit ${size - newest}
      )
      select * from newest union all select * from others`,
  );
}

async function complaint({ image_url, bytes, sha256 }: Picture): Promise<string | null> {
  try {
    const response = await fetch(image_url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) return `answered with ${response.status}`;
    if (body.byteLength !== bytes) return `${bytes} bytes, served ${body.byteLength}`;
    const served = createHash("sha256").update(body).digest("hex");
    return served === sha256 ? null : `sha256 ${sha256}, served ${served}`;
  } catch (error) {
    return `could not be read: ${(error as Error).message}`;
  }
}

async function isStill(read: Read, { id, image_url, bytes, sha256 }: Picture): Promise<boolean> {
  const rows = await read(
    async (sql) =>
      await sql`
      select from public.generated_images
      where id = ${id} and image_url = ${image_url} and bytes = ${bytes} and sha256 = ${sha256} and purging_at is null`,
  );
  return rows.length > 0;
}
