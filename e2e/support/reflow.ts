import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** Fails when a screen is wider than its window, or when something to press is not wholly within it. */
export async function expectFits(page: Page, screen: string): Promise<void> {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll("button, a, input, textarea, h1, h2, h3")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.left < -0.5 || box.right > width + 0.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} from ${box.left} to ${box.right}`);
    return { width, scrolls: document.scrollingElement?.scrollWidth, cut };
  });
  expect(found, screen).toEqual({ width: found.width, scrolls: found.width, cut: [] });
}
