import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { StackError } from "./stack-error.ts";

export interface StackAccount {
  email: string;
  password: string;
  role: "person" | "operator";
}

/** What a running stack tells other programs: the contents of stack.json. */
export interface StackInfo {
  app_url: string;
  api_url: string;
  publishable_key: string;
  secret_key: string;
  database_url: string;
  fal_url: string;
  accounts: StackAccount[];
}

export function writeStackFile(file: string, info: StackInfo): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(info, null, 2)}\n`, { mode: 0o600 });
  // A rename is atomic: whoever waits for the file never reads half of it.
  renameSync(draft, file);
}

/** The running stack of a folder. Throws a `StackError` when there is none. */
export function readStackFile(file: string): StackInfo {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StackInfo;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new StackError(`No stack is running: ${file} does not exist. Start one with npm start.`);
  }
}
