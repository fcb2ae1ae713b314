import type { SupabaseClient } from "@supabase/supabase-js";

export interface StoragePort {
  /**
   * Stores a picture byte for byte. Repeating it is harmless: what is there already and equal is kept,
   * what differs is overwritten, since the key belongs to this one picture.
   * @returns whether the object is there now, with these bytes.
   */
  put(path: string, bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<boolean>;
  /** @returns whether they are gone; what was not there is. */
  remove(paths: readonly string[]): Promise<boolean>;
  /** Where everybody can read it. */
  publicUrl(path: string): string;
}

const BUCKET = "generated-images";
/** Seconds: an unpublished picture must not stay in caches for long. */
const CACHE_CONTROL = "3600";

/** More is refused by Storage. */
const REMOVE_AT_ONCE = 1_000;

/** @param publicSupabaseUrl the address of Supabase for browsers. */
export function createStorage(storage: SupabaseClient["storage"], publicSupabaseUrl: string): StoragePort {
  const bucket = () => storage.from(BUCKET);

  const upload = async (
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    contentType: string,
    upsert: boolean,
  ) => {
    const { error } = await bucket().upload(path, bytes, {
      contentType,
      cacheControl: CACHE_CONTROL,
      upsert,
    });
    return error === null;
  };

  const read = async (path: string): Promise<Uint8Array | null> => {
    const { data } = await bucket().download(path);
    return data && new Uint8Array(await data.arrayBuffer());
  };

  return {
    async put(path, bytes, contentType) {
      if (await upload(path, bytes, contentType, false)) return true;
      // Storage says "exists" in several ways, and an answer may have been lost: look instead of guessing.
      const existing = await read(path);
      if (existing === null) return false;
      return isEqual(existing, bytes) || (await upload(path, bytes, contentType, true));
    },

    async remove(paths) {
      for (let from = 0; from < paths.length; from += REMOVE_AT_ONCE) {
        const { error } = await bucket().remove(paths.slice(from, from + REMOVE_AT_ONCE));
        if (error) return false;
      }
      return true;
    },

    publicUrl: (path) => `${publicSupabaseUrl}/storage/v1/object/public/${BUCKET}/${path}`,
  };
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
