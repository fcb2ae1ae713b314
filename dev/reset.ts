/** npm run reset: forgets everything that the local stack stored. */
import { existsSync, rmSync } from "node:fs";
import { loadEnvFile } from "./stack/env-file.ts";
import { stackPaths } from "./stack/paths.ts";
import { exitWith, StackError } from "./stack/stack-error.ts";
import { refuseWhenHeld, takeLock } from "./stack/stack-lock.ts";
import { dirFromEnv } from "./stack/stack-options.ts";

loadEnvFile();

try {
  const paths = stackPaths(dirFromEnv(process.env));
  if (!existsSync(paths.dir)) {
    console.log(`There is nothing in ${paths.dir}.`);
  } else {
    refuseWhenHeld(paths);
    // A folder named by mistake must not be emptied: only one that a stack has made holds its secrets.
    if (!existsSync(paths.secrets)) {
      throw new StackError(`${paths.dir} is not the data folder of a stack; nothing was removed.`);
    }
    // Also ends what a killed stack may have left running in there.
    await takeLock(paths);
    rmSync(paths.dir, { recursive: true, force: true });
    console.log(`${paths.dir} is empty: the next npm start begins anew.`);
  }
} catch (error) {
  exitWith(error);
}
