import type { Generation } from "./generation.ts";

/** Results stay fetchable: Fal keeps them for 30 days, the simulator as long as it runs. */
export class GenerationStore {
  readonly #byId = new Map<string, Generation>();

  add(generation: Generation): void {
    this.#byId.set(generation.id, generation);
  }

  find(id: string | undefined): Generation | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  latestCompletedBut(id: string): Generation | undefined {
    return [...this.#byId.values()].findLast((other) => other.id !== id && other.status === "COMPLETED");
  }

  /** How many were accepted before this one and still wait. */
  queuePosition(generation: Generation): number {
    let position = 0;
    for (const other of this.#byId.values()) {
      if (other === generation) break;
      if (other.status === "IN_QUEUE") position += 1;
    }
    return position;
  }
}
