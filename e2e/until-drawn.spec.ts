import { signIn } from "./support/account.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";
import { untilDrawn } from "./support/until-drawn.ts";

test("a screenshot waits for the pictures in view, however slow they are", async ({ page, account }) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await studio.choose({ shape: "1:1", count: 2 });
  await studio.expectPictures(await studio.ask("Koi turning between lily pads"), 2);

  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/storage/v1/object/public/**", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/gallery", { waitUntil: "domcontentloaded" });
  await expect(page.getByRole("img")).toHaveCount(2);

  let isDrawn = false;
  const drawn = untilDrawn(page).then(() => (isDrawn = true));
  // Asked later and answered first: the pictures are what is waited for.
  await page.evaluate(() => document.fonts.ready);
  expect(isDrawn).toBe(false);
  release();
  await drawn;
  const shown = await page
    .getByRole("img")
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth > 0));
  expect(shown).toEqual([true, true]);
});
