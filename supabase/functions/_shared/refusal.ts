import { type ErrorBody, REFUSALS, type RefusalCode } from "./contract/errors.ts";

/** An answer that did nothing: thrown anywhere in a request, it becomes `{code, message}` with its status. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string = REFUSALS[code].message) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }

  get body(): ErrorBody {
    return { code: this.code, message: this.message };
  }
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}
