import { fileURLToPath } from "node:url";

/** Absolute path of a file or folder of the repository, given relative to its root. */
export function repoPath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}
