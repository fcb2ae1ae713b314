/**
 * One of the services we stand on failed in a way that nobody planned for. Its message goes to the log,
 * so it is made of our own words and codes: never of what the service answered.
 */
export class ServiceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ServiceError";
  }
}
