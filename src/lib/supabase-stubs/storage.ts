const NOT_BUILT_IN =
  "Storage is left out of this build: see docs/decisions/0001-supabase-js-without-realtime-and-storage.md.";

/** Stands in for `@supabase/storage-js`. supabase-js constructs a client; any use of it throws. */
export class StorageClient {
  from(): never {
    throw new Error(NOT_BUILT_IN);
  }
}

/** supabase-js exports it under another name, so it has to be there; nothing ever throws it. */
export class StorageApiError extends Error {}
