import { Worker } from "node:worker_threads";
import type { PictureRecipe } from "./picture-recipe.ts";

interface Job {
  recipe: PictureRecipe;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
}

/** What a painting worker sends back. */
export type PaintingReply = { bytes: Uint8Array } | { message: string };

const WORKERS = 2;

/** Paints in worker threads, so that the server answers while pictures are painted. */
export class PicturePool {
  readonly #waiting: Job[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job>();
  #isClosed = false;

  /** @throws Error when the picture cannot be painted or the pool is closed. */
  paint(recipe: PictureRecipe): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ recipe, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const jobs = [...this.#waiting.splice(0), ...this.#busy.values()];
    for (const job of jobs) job.reject(new Error("The picture pool is closed."));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#isClosed ? undefined : (this.#idle.pop() ?? this.#start());
    if (!worker) {
      if (this.#isClosed) this.#waiting.shift()?.reject(new Error("The picture pool is closed."));
      return;
    }
    const job = this.#waiting.shift();
    if (!job) return;
    this.#busy.set(worker, job);
    worker.postMessage(job.recipe);
  }

  /** @returns undefined when as many workers run as may. */
  #start(): Worker | undefined {
    if (this.#busy.size + this.#idle.length >= WORKERS) return undefined;
    const worker = new Worker(new URL("./painting-worker.ts", import.meta.url));
    worker.unref();
    worker.on("message", (reply: PaintingReply) => {
      const job = this.#release(worker);
      this.#idle.push(worker);
      if ("bytes" in reply) job?.resolve(reply.bytes);
      else job?.reject(new Error(reply.message));
      this.#next();
    });
    // A worker that died is replaced by a new one when the next picture needs it.
    worker.on("error", (error) => {
      this.#release(worker)?.reject(error);
      this.#next();
    });
    return worker;
  }

  #release(worker: Worker): Job | undefined {
    const job = this.#busy.get(worker);
    this.#busy.delete(worker);
    return job;
  }
}
