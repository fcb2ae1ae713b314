import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { journalsIn } from "../process-journal.ts";
import { repoPath } from "../repo.ts";
import { StackError } from "../stack-error.ts";
import { Stack, startStack } from "../stack.ts";
import { resolveOptions } from "../stack-options.ts";
import { until } from "./support/command.ts";
import { stackPaths } from "../paths.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "easel-failures-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A project with our migrations and one more. */
function projectWith(name: string, migration: string): string {
  const project = path.join(folder, "project");
  mkdirSync(path.join(project, "supabase"), { recursive: true });
  cpSync(repoPath("supabase/config.toml"), path.join(project, "supabase/config.toml"));
  cpSync(repoPath("supabase/migrations"), path.join(project, "supabase/migrations"), { recursive: true });
  writeFileSync(path.join(project, "supabase/migrations", name), migration);
  return project;
}

test("a broken migration is told with its name and the database's words, and nothing is left running", async () => {
  const dir = path.join(folder, "data");
  const broken = "create table public.fine (id int);\nselect * from public.no_such_table;";
  const projectDir = projectWith("29990101000000_broken.sql", broken);

  const start = startStack({ dir, projectDir, vite: false, durable: false });
  await expect(start).rejects.toThrow(/29990101000000_broken\.sql[^]*no_such_table/);
  expect(journalsIn(dir)).toEqual([]);
  expect(existsSync(stackPaths(dir).lock)).toBe(false);

  // Mended, the same folder starts, and only what was missing is applied.
  writeFileSync(
    path.join(projectDir, "supabase/migrations/29990101000000_broken.sql"),
    "create table public.fine (id int);",
  );
  const stack = await startStack({ dir, projectDir, vite: false, durable: false });
  try {
    const [row] = await stack.sql`
      select name, to_regclass('public.fine') is not null as made
      from supabase_migrations.schema_migrations order by version desc limit 1`;
    expect(row).toEqual({ name: "broken", made: true });
  } finally {
    await stack.stop();
  }
});

test("a stack that is stopped while it starts leaves a folder that starts again", async () => {
  const dir = path.join(folder, "data");
  const stack = new Stack(await resolveOptions({ dir, vite: false, durable: false }));
  const outcome = stack.start().catch((error: unknown) => error);
  await until(() => existsSync(stackPaths(dir).secrets), 5_000);
  await stack.stop();
  expect(await outcome).toBeInstanceOf(StackError);
  expect(journalsIn(dir)).toEqual([]);

  const again = await startStack({ dir, vite: false, durable: false });
  await again.stop();
});

test("a folder that only its owner may enter is no obstacle", async () => {
  chmodSync(folder, 0o700);
  const dir = path.join(folder, "closed");
  mkdirSync(dir, { mode: 0o700 });
  const stack = await startStack({ dir, vite: false, durable: false });
  try {
    const [row] = await stack.sql`select count(*)::int as people from public.profiles`;
    expect(row).toEqual({ people: 2 });
  } finally {
    await stack.stop();
  }
});

test("unconfirmed people get a letter and no session, where confirmation is on", async () => {
  const stack = await startStack({
    dir: path.join(folder, "data"),
    vite: false,
    durable: false,
    mailConfirmations: true,
  });
  try {
    const { api_url, publishable_key } = stack.info;
    const signUp = await fetch(`${api_url}/auth/v1/signup`, {
      method: "POST",
      headers: { apikey: publishable_key, "content-type": "application/json" },
      body: JSON.stringify({ email: "new@easel.test", password: "a long password" }),
    });
    expect(await signUp.json()).not.toHaveProperty("access_token");
    const mails = (await (await fetch(`${api_url}/_mail.json`)).json()) as { to: string }[];
    expect(mails.map((mail) => mail.to)).toContain("new@easel.test");
    const [seeded] = await stack.sql`
      select count(*)::int as confirmed from auth.users where email_confirmed_at is not null`;
    expect(seeded).toEqual({ confirmed: 2 });
  } finally {
    await stack.stop();
  }
});
