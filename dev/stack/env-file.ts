import { existsSync } from "node:fs";
import path from "node:path";
import { repoPath } from "./repo.ts";

/** The one file for variables, of the build as of the local stack: what .env.example is to be copied to. */
export const ENV_FILE = ".env";

/** Takes the variables of the file, where there is one, into the environment. What is set there already wins. */
export function loadEnvFile(folder = repoPath("")): void {
  const file = path.join(folder, ENV_FILE);
  if (existsSync(file)) process.loadEnvFile(file);
}
