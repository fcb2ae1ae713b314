import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuseChangedMigrations, rememberMigrations } from "./applied-migrations.ts";

let project: string;
let file: string;
const write = (name: string, text: string): void =>
  writeFileSync(path.join(project, "supabase/migrations", name), text);

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), "easel-migrations-"));
  file = path.join(project, "migrations.json");
  mkdirSync(path.join(project, "supabase/migrations"), { recursive: true });
  write("1_first.sql", "select 1;");
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test("a new folder, the same migrations and one more are no obstacle", () => {
  expect(() => refuseChangedMigrations(file, project)).not.toThrow();
  rememberMigrations(file, project);
  write("2_second.sql", "select 2;");
  expect(() => refuseChangedMigrations(file, project)).not.toThrow();
});

test("one that reads differently, or is gone, is named with the way out", () => {
  rememberMigrations(file, project);
  write("1_first.sql", "select 2;");
  expect(() => refuseChangedMigrations(file, project)).toThrow(/1_first\.sql[^]*npm run reset/);
  rmSync(path.join(project, "supabase/migrations/1_first.sql"));
  expect(() => refuseChangedMigrations(file, project)).toThrow("1_first.sql");
});
