import type http from "node:http";

/**
 * Supabase Lite writes uploads of one object into one file, whoever comes, and may then remember the size of a half:
 * hosted Storage gives each upload a version of its own. Here they take turns.
 */
export class UploadTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work of a request: at once, or when earlier writes to the same object are done. */
  async take<T>(request: Pick<http.IncomingMessage, "method" | "url">, work: () => Promise<T>): Promise<T> {
    const { method, url = "" } = request;
    if ((method !== "POST" && method !== "PUT") || !url.startsWith("/storage/v1/object/")) return work();
    const turn = (this.#last.get(url) ?? Promise.resolve()).then(work, work);
    this.#last.set(url, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(url) === turn) this.#last.delete(url);
    }
  }
}
