import { parseArgs } from "node:util";
import { stackPaths } from "../stack/paths.ts";
import { StackError } from "../stack/stack-error.ts";
import { readStackFile } from "../stack/stack-file.ts";
import { dirFromEnv } from "../stack/stack-options.ts";

export interface InvariantOptions {
  databaseUrl: string;
  /** How many pictures to read; null for none. */
  sample: number | null;
}

const USAGE = "Usage: npm run invariants [-- --database-url <address>] [--deep [--sample <pictures>]]";
const DEFAULT_SAMPLE = 200;
const OPTIONS = {
  "database-url": { type: "string" },
  deep: { type: "boolean" },
  sample: { type: "string" },
} as const;

/** @throws StackError in words for whoever typed it. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): InvariantOptions {
  const values = parse(args);
  const sample = values.sample === undefined ? DEFAULT_SAMPLE : Number(values.sample);
  if (!Number.isInteger(sample) || sample < 1) throw usage("--sample takes a whole number above 0.");
  if (values.sample !== undefined && !values.deep) throw usage("--sample belongs to --deep.");
  const given = values["database-url"];
  if (given !== undefined && !isDatabaseUrl(given)) {
    throw usage("--database-url takes an address such as postgresql://user:password@host:5432/postgres.");
  }
  return {
    databaseUrl: given ?? readStackFile(stackPaths(dirFromEnv(env)).stackFile).database_url,
    sample: values.deep ? sample : null,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function isDatabaseUrl(text: string): boolean {
  return (
    URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ""
  );
}

function usage(complaint: string): StackError {
  return new StackError(`${complaint}\n${USAGE}`);
}
