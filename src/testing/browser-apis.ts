import { vi } from "vitest";

/** What jsdom does not have, with the least behaviour that the app's own code can see. */
export function installBrowserApis(): void {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal("CSS", { supports: () => true });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      readonly onChange: IntersectionObserverCallback;
      constructor(onChange: IntersectionObserverCallback) {
        this.onChange = onChange;
      }
      /** Everything that is observed is in sight. */
      observe(target: Element) {
        const entry = { isIntersecting: true, target } as IntersectionObserverEntry;
        queueMicrotask(() => this.onChange([entry], this as unknown as IntersectionObserver));
      }
      disconnect() {}
    },
  );
  // jsdom lays nothing out; the gallery needs a width to set its rows.
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 1000, 600));
}
