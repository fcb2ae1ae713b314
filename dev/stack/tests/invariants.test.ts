import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, expect, inject, test } from "vitest";
import { freePort } from "../ports.ts";
import { runScript } from "./support/command.ts";
import { aRequest, generate } from "./support/generate.ts";
import { newPerson } from "./support/people.ts";

const stack = inject("stack");
const sql = postgres(stack.database_url, { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

/** Runs the command in a stack's folder: its exit code, and what it said. */
async function invariants(args: string[], dir = stack.dir): Promise<{ code: unknown; said: string }> {
  const command = runScript("invariants", { dir, ports: { app: 1, api: 2, db: 3 } }, args);
  const code = await command.exited;
  return { code, said: command.output() };
}

async function newPicture(): Promise<{ id: string; url: string; path: string }> {
  const { body } = await generate(stack, await newPerson(stack));
  const [image] = body.images;
  return { id: image!.id, url: image!.image_url, path: image!.storage_path };
}

/** Puts other bytes in the place of a picture, as only the service role can. */
async function overwrite(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${stack.api_url}/storage/v1/object/generated-images/${key}`, {
    method: "PUT",
    headers: { apikey: stack.secret_key, "content-type": "image/jpeg" },
    body: bytes,
  });
  expect(await response.text()).toContain(key);
}

test("a line for each invariant, and all is well", async () => {
  await newPicture();
  const { code, said } = await invariants([]);
  expect(said.trim().split("\n")).toEqual(
    ["I1", "I2", "I3", "I4", "I5", "I6"].map(
      (name) => expect.stringMatching(`^${name}   \\w.* ok$`) as string,
    ),
  );
  expect(code).toBe(0);
});

test("a balance that its ledger does not know is told with whose it is", async () => {
  const { id } = await newPerson(stack);
  await sql`update profiles set credits = credits + 1 where id = ${id}`;
  try {
    const { code, said } = await invariants(["--database-url", stack.database_url]);
    expect(code).toBe(1);
    expect(said).toMatch(/^I1 .* 1 violation$/m);
    expect(said).toContain(`${id}: balance 11, ledger 10`);
    expect(said).toMatch(/^I2 .* ok$/m);
    expect(said).toMatch(/^I4 .* 1 violation$/m);
  } finally {
    await sql`update profiles set credits = credits - 1 where id = ${id}`;
  }
});

test("of many violations the first few are shown", async () => {
  const people = await Promise.all(Array.from({ length: 7 }, () => newPerson(stack)));
  const ids = people.map(({ id }) => id);
  await sql`update profiles set credits = credits + 1 where id in ${sql(ids)}`;
  try {
    const { said } = await invariants([]);
    expect(said).toMatch(/^I1 .* 7 violations$/m);
    expect(said).toContain("and 2 more");
  } finally {
    await sql`update profiles set credits = credits - 1 where id in ${sql(ids)}`;
  }
});

test("an object whose bytes are others, of the same size, is found by reading it", async () => {
  await newPicture();
  const picture = await newPicture();
  const right = new Uint8Array(await (await fetch(picture.url)).arrayBuffer());
  await overwrite(
    picture.path,
    right.map((byte, index) => (index === 1000 ? byte ^ 1 : byte)),
  );
  try {
    expect((await invariants([])).code).toBe(0);
    const { code, said } = await invariants(["--deep", "--sample", "2"]);
    expect(code).toBe(1);
    expect(said).toMatch(/^I5 .*2 pictures.* 1 violation$/m);
    expect(said).toContain(`${picture.id}: sha256 `);
  } finally {
    await overwrite(picture.path, right);
  }
  const mended = await invariants(["--deep"]);
  expect(mended.said).toMatch(/^I5 .*pictures, read whole.* ok$/m);
  expect(mended.code).toBe(0);
});

test("it says how far it is", async () => {
  const person = await newPerson(stack);
  await sql`select private.grant_credits(${person.id}, 100, 'adjust')`;
  for (let made = 0; made < 20; made += 4)
    expect((await generate(stack, person, aRequest({ num_images: 4 }))).status).toBe(200);
  expect((await invariants(["--deep", "--sample", "20"])).said).toContain("20 of 20 pictures read");
});

test.each([
  [["--upside-down"], "Unknown option '--upside-down'"],
  [["--deep", "--sample", "many"], "--sample takes a whole number"],
  [["--sample", "5"], "--sample belongs to --deep"],
  [["--database-url", "https://example.com"], "--database-url takes an address"],
  [["--database-url", ""], "--database-url takes an address"],
])("%s is told with the usage", async (args, words) => {
  const { code, said } = await invariants(args);
  expect(code).toBe(2);
  expect(said).toContain(words);
  expect(said).toContain("Usage: npm run invariants");
  expect(said).not.toContain("at file:");
});

test("a database that does not answer, or does not let us in, is told without its password", async () => {
  const nobody = `postgresql://postgres:a-secret@127.0.0.1:${await freePort()}/postgres`;
  const absent = await invariants(["--database-url", nobody]);
  expect(absent).toMatchObject({
    code: 2,
    said: expect.stringContaining("No database answers at 127.0.0.1"),
  });

  const stranger = new URL(stack.database_url);
  stranger.password = "a-secret";
  const refused = await invariants(["--database-url", stranger.href]);
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining("does not let us in") });
  expect(absent.said + refused.said).not.toContain("a-secret");
});

test("a database without Easel, and a folder without a stack", async () => {
  const other = new URL(stack.database_url);
  other.pathname = "/template1";
  const empty = await invariants(["--database-url", other.href]);
  expect(empty).toMatchObject({ code: 2, said: expect.stringContaining("lacks Easel's migrations") });

  const dir = mkdtempSync(path.join(tmpdir(), "easel-nothing-"));
  try {
    const none = await invariants([], dir);
    expect(none).toMatchObject({ code: 2, said: expect.stringContaining("No stack is running") });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
