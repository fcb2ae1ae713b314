import { useSyncExternalStore } from "react";

let message = "";
const listeners = new Set<() => void>();

/** Says something to people who use a screen reader, wherever they are in the app. */
export function announce(text: string): void {
  // The same words twice must still be a change, or they are read out once.
  message = text === message ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function useAnnouncement(): string {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => message,
  );
}
