/**
 * Stands in for `@supabase/realtime-js` (see docs/decisions/0001-supabase-js-without-realtime-and-storage.md). supabase-js
 * constructs a client and hands it every new token, so these two do nothing; any real use throws.
 */
export class RealtimeClient {
  setAuth(): Promise<void> {
    return Promise.resolve();
  }

  getChannels(): [] {
    return [];
  }

  channel(): never {
    throw new Error(
      "Realtime is left out of this build: see docs/decisions/0001-supabase-js-without-realtime-and-storage.md.",
    );
  }

  removeChannel(): never {
    return this.channel();
  }

  removeAllChannels(): never {
    return this.channel();
  }
}
