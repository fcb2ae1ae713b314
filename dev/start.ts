/** npm start: the whole product on this machine, until Ctrl-C. */
import { loadEnvFile } from "./stack/env-file.ts";
import { watchLauncher } from "./stack/launcher-watch.ts";
import { exitWith } from "./stack/stack-error.ts";
import { Stack } from "./stack/stack.ts";
import { optionsFromEnv, resolveOptions } from "./stack/stack-options.ts";

loadEnvFile();

try {
  await main();
} catch (error) {
  exitWith(error);
}

async function main(): Promise<void> {
  const options = await resolveOptions({ ...optionsFromEnv(process.env), log: console.log });
  const stack = new Stack(options);

  let leaving = false;
  const leave = (code: number): void => {
    if (leaving) return;
    leaving = true;
    console.log("\nStopping ...");
    void stack.stop().finally(() => process.exit(code));
  };
  process
    .on("SIGINT", () => leave(0))
    .on("SIGTERM", () => leave(0))
    .on("SIGHUP", () => leave(0));
  // A terminal that is gone must not end the clean-up.
  process.stdout.on("error", () => undefined);
  watchLauncher(() => leave(1));

  console.log("Easel is starting.");
  try {
    await stack.start();
  } catch (error) {
    if (leaving) return;
    throw error;
  }
  console.log(summary(stack));
}

function summary(stack: Stack): string {
  const { info, options } = stack;
  const fal = options.realFalKey ? "the real one: pictures cost money" : `simulated, ${info.fal_url}`;
  const accounts = info.accounts.map(
    ({ email, password, role }) => `  ${role.padEnd(9)} ${email}  ${password}`,
  );
  return [
    "",
    `Easel is ready (${stack.startTime}).`,
    "",
    `  App       ${info.app_url}`,
    `  API       ${info.api_url}`,
    `  E-mails   ${info.api_url}/_mail`,
    `  Database  ${info.database_url}`,
    `  Fal       ${fal}`,
    "",
    ...accounts,
    "",
    "Ctrl-C stops it; your data stay.",
  ].join("\n");
}
