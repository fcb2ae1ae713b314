import type { Page } from "@playwright/test";
import { signIn } from "./support/account.ts";
import { setFault } from "./support/fal.ts";
import { expectFits } from "./support/reflow.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

const SHEETS = [/^Shape, /, /^How many, /, /^Style, /, /^More: /];

/** The narrowest window that there is to reckon with, and texts at twice their size in it. */
for (const [size, fontSize] of [
  ["at its usual size", "100%"],
  ["at twice its size", "200%"],
] as const) {
  test.describe(`320 px, text ${size}`, () => {
    test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

    test.beforeEach(async ({ page }) => {
      // Through a constructed sheet: the CSP refuses a style element.
      await page.addInitScript((value) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`html { font-size: ${value} }`);
        document.adoptedStyleSheets = [sheet];
      }, fontSize);
    });

    test(`nothing is cut off of the screens of those not signed in, text ${size}`, async ({ page }) => {
      for (const path of ["/sign-in", "/sign-up", "/nowhere"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectFits(page, path);
      }
      await page.goto("/sign-up");
      await page.getByRole("button", { name: "Make an account" }).click();
      await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
      await expectFits(page, "sign-up with errors");
    });

    test(`nothing is cut off of Create, text ${size}`, async ({ page, account }) => {
      await signIn(page, account);
      const studio = new Studio(page);
      await expect(page.getByRole("button", { name: "Surprise me" })).toBeVisible();
      await expectFits(page, "Create, empty");
      await expect(studio.generate).toBeInViewport({ ratio: 1 });
      for (const sheet of SHEETS) await expectSheetFits(page, sheet);

      await studio.choose({ shape: "9:16", count: 4 });
      await expect(studio.generate).toBeInViewport({ ratio: 1 });
      await setFault({ fault: "nsfw", count: 1 });
      await studio.expectPictures(await studio.ask("Jellyfish over a dark reef"), 3);
      await setFault({ fault: "http_500", at: "result" });
      await expect(await studio.ask("A failed one")).toContainText("returned.");
      await expectFits(page, "Create, with each kind of tile");
      await studio.prompt.fill("Three bottles, a striped cup and a lemon on a bare table, north light");
      await expect(studio.generate).toBeInViewport({ ratio: 1 });
      await expectFits(page, "Create, while writing");
    });

    test(`nothing is cut off of Gallery and Me, text ${size}`, async ({ page, account }) => {
      await signIn(page, account);
      await page.goto("/gallery");
      await expect(page.getByRole("link", { name: "Make a picture" })).toBeVisible();
      await expectFits(page, "Gallery, empty");

      await page.goto("/create");
      const studio = new Studio(page);
      await studio.expectPictures(await studio.ask("A kept one"), 1);
      await page.goto("/gallery");
      await expect(page.getByRole("img", { name: "A kept one" })).toBeVisible();
      await expectFits(page, "Gallery");
      await page.goto("/me");
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await expectFits(page, "Me");
    });
  });
}

async function expectSheetFits(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectFits(page, `the sheet ${name}`);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("the menu's glyph ends where the words' margin begins @phone", async ({ page, account, isMobile }) => {
  test.skip(!isMobile, "Desktop shows the menu's items.");
  await signIn(page, account);
  const studio = new Studio(page);
  await studio.expectPictures(await studio.ask("Snow on a pine"), 1);
  const dots = page.getByRole("button", { name: "What to do with this prompt" }).locator("circle");
  const ends = await dots.evaluateAll((all) => all.map((dot) => dot.getBoundingClientRect().right));
  const margin = (page.viewportSize()?.width ?? 0) - 16;
  expect(Math.abs(Math.max(...ends) - margin)).toBeLessThan(2);
});
