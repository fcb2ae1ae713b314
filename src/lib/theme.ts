import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "system";

/** public/theme.js reads the same key before the first paint. */
const STORAGE_KEY = "easel.theme";
const CHANGED = "easel:theme";

function currentTheme(): Theme {
  const pinned = document.documentElement.dataset["theme"];
  return pinned === "light" || pinned === "dark" ? pinned : "system";
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}

/** Pins a theme on this device, or follows the system again. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // The choice then lasts until the page is closed.
  }
  window.dispatchEvent(new Event(CHANGED));
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}
