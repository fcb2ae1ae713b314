import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repoPath } from "../stack/repo.ts";
import { DATABASE_MUTANTS } from "./database-mutants.ts";
import { FUNCTION_MUTANTS } from "./function-mutants.ts";
import { mutate } from "./mutant.ts";

// Whether the tests catch them is for npm run test:mutations, which takes minutes.
test.each([...DATABASE_MUTANTS, ...FUNCTION_MUTANTS])(
  "$name: the safeguard is where its mutant looks",
  (mutant) => {
    const text = readFileSync(repoPath(`supabase/${mutant.file}`), "utf8");
    expect(mutate(text, mutant)).not.toBe(text);
  },
);
