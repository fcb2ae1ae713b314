/** Keeps the most recently used byte arrays up to a total size. */
export class ByteCache {
  readonly #entries = new Map<string, Uint8Array>();
  readonly #capacity: number;
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): Uint8Array | undefined {
    const bytes = this.#entries.get(key);
    if (bytes) {
      // A Map iterates in the order of insertion: the least recently used entry stays in front.
      this.#entries.delete(key);
      this.#entries.set(key, bytes);
    }
    return bytes;
  }

  set(key: string, bytes: Uint8Array): void {
    this.#remove(key);
    this.#entries.set(key, bytes);
    this.#size += bytes.byteLength;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#capacity || oldest === key) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#size -= this.#entries.get(key)?.byteLength ?? 0;
    this.#entries.delete(key);
  }
}
