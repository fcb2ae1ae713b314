import { useEffect } from "react";

/** Pixels: smaller differences are the browser's own bars coming and going. */
const SMALLEST_KEYBOARD = 120;

/**
 * Writes the height of an open on-screen keyboard into `--keyboard` and marks the root element, for
 * browsers that lay the keyboard over the page (Safari on iOS) instead of making the page smaller.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return undefined;
    const root = document.documentElement;
    const update = () => {
      const covered = Math.round(window.innerHeight - viewport.height - viewport.offsetTop);
      // Zooming in also shrinks the visual viewport, without any keyboard.
      const isKeyboard = covered > SMALLEST_KEYBOARD && viewport.scale < 1.05;
      root.toggleAttribute("data-keyboard", isKeyboard);
      root.style.setProperty("--keyboard", isKeyboard ? `${covered}px` : "0px");
    };
    viewport.addEventListener("resize", update);
    viewport.addEventListener("scroll", update);
    return () => {
      viewport.removeEventListener("resize", update);
      viewport.removeEventListener("scroll", update);
      root.removeAttribute("data-keyboard");
      root.style.removeProperty("--keyboard");
    };
  }, []);
}
