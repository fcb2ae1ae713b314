/** A failure whose message is all that the person at the terminal needs: shown as it is, without a stack trace. */
export class StackError extends Error {
  override name = "StackError";
}

/** Ends a command: a `StackError` as one line, anything else with its stack trace. Exit code 1. */
export function exitWith(error: unknown): never {
  console.error(error instanceof StackError ? `\n${error.message}` : error);
  process.exit(1);
}
