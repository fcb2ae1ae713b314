import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENV_FILE } from "./stack/env-file.ts";
import { repoPath } from "./stack/repo.ts";

/** Files that only read what the stack tells its own children, or what belongs to the machine. */
const OF_THE_STACK = ["dev/stack/lite-config.ts", "dev/stack/deno.ts", "dev/fal-simulator/"];
/** Set by e2e/run.ts and e2e/screenshots.ts for their tests; the name of a file of Postgres's. */
const NOT_FOR_PEOPLE = ["EASEL_STACK_FILE", "PG_VERSION"];

const CODE = /"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"|\benv\.([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/g;
const TEXT = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

const read = (file: string): string => readFileSync(repoPath(file), "utf8");

/** What looks like a variable in a file that has to do with an environment. */
function variablesIn(file: string): string[] {
  const text = read(file);
  if (!/\benv\b/i.test(text)) return [];
  return [...text.matchAll(CODE)].map(([, quoted, member]) => quoted ?? member ?? "");
}

function readVariables(): string[] {
  const files = globSync(["*.ts", "{api,bench,dev,e2e,src,supabase}/**/*.{ts,tsx}"], { cwd: repoPath("") })
    .filter((file) => !/\.test\.|\/tests?(ing)?\//.test(file))
    .filter((file) => !OF_THE_STACK.some((start) => file.startsWith(start)));
  const names = new Set(files.flatMap(variablesIn));
  return [...names].filter((name) => !NOT_FOR_PEOPLE.includes(name)).toSorted();
}

test(".env.example documents every variable that the code reads, and no other", () => {
  const documented = new Set(read(".env.example").match(TEXT));
  expect([...documented].toSorted()).toEqual(readVariables());
});

test(".env.example says to copy it to the file that is read", () => {
  expect(read(".env.example")).toMatch(new RegExp(`^# Copy to ${ENV_FILE.replace(".", "\\.")}[ ,:.]`));
  expect(read(".env.example")).not.toContain(".env.local");
});

test("docs/deploying.md names every secret that the functions are to be given", () => {
  const told = read("docs/deploying.md").match(TEXT);
  const provided = /^(PUBLIC_)?SUPABASE_|^FAL_BASE_URL$/;
  const secrets = variablesIn("supabase/functions/_shared/env.ts").filter((name) => !provided.test(name));
  expect(told).toEqual(expect.arrayContaining([...new Set(secrets)]));
});
