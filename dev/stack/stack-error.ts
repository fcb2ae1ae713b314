/** A failure whose message is all that the person at the terminal needs: shown as it is, without a stack trace. */
export class StackError extends Error {
  override name = "StackError";
}

/** Ends a command: a `StackError` as one line, anything else with its stack trace. */
export function exitWith(error: unknown, code = 1): never {
  console.error(error instanceof StackError ? `\n${error.message}` : error);
  process.exit(code);
}
