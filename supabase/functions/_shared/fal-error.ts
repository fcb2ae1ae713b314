/**
 * A call to Fal that brought no usable answer. It has no `cause` and no `code` on purpose: Fal's client
 * looks for those and sends a request again, paid ones included.
 */
export class FalNetworkError extends Error {
  /** Whether it is certain that no byte of the request left: no connection came about. */
  readonly neverSent: boolean;

  constructor(neverSent: boolean) {
    super(neverSent ? "Fal could not be reached." : "The connection to Fal was lost.");
    this.name = "FalNetworkError";
    this.neverSent = neverSent;
  }
}

/** A complete answer of Fal with an error status. Its body may quote a prompt, so it is not kept. */
export class FalHttpError extends Error {
  readonly status: number;
  /** A 504 because the job did not start within the time that we asked for: it never will. */
  readonly startTimedOut: boolean;

  constructor(status: number, startTimedOut: boolean) {
    super(`Fal answered ${status}.`);
    this.name = "FalHttpError";
    this.status = status;
    this.startTimedOut = startTimedOut;
  }
}
