import type { Page } from "@playwright/test";
import { signIn } from "./support/account.ts";
import { expectFits } from "./support/reflow.ts";
import { expect, test } from "./support/test.ts";

// What is asked for is gone, and the page says so where a screen should have been.
test.use({ expectedConsole: [/Failed to load resource|dynamically imported module/] });

/**
 * Takes files away, as a deployment does, and counts the pages that are loaded from then on.
 *
 * @param pages how many pages are loaded before the files are there again
 */
async function loseFiles(page: Page, files: string, pages = Number.POSITIVE_INFINITY) {
  const documents: string[] = [];
  const bringBack = () => page.unroute(files);
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
  });
  await page.route(files, (route) =>
    documents.length < pages ? route.fulfill({ status: 404, body: "Not found" }) : route.continue(),
  );
  return { documents, bringBack };
}

test("a screen whose file is gone is loaded again once, and then told", async ({ page, account }) => {
  await signIn(page, account);
  const { documents, bringBack } = await loseFiles(page, "**/assets/gallery-*.js");
  await page.getByRole("link", { name: "Gallery" }).click();

  await expect(page.getByRole("heading", { name: "This page broke" })).toBeVisible();
  expect(documents).toEqual(["/gallery"]);
  await page.getByRole("button", { name: "Load again" }).click();
  await expect.poll(() => documents.length).toBe(2);
  await expect(page.getByRole("heading", { name: "This page broke" })).toBeVisible();
  expect(documents).toEqual(["/gallery", "/gallery"]);

  await bringBack();
  await page.getByRole("button", { name: "Load again" }).click();
  await expect(page.getByRole("link", { name: "Make a picture" })).toBeVisible();
});

for (const file of ["start", "vendor"]) {
  test(`without the app's own ${file} there is still a page that tells @phone`, async ({ page }) => {
    const { documents, bringBack } = await loseFiles(page, `**/assets/${file}-*.js`);
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "This page broke" })).toBeVisible();
    expect(documents).toEqual(["/sign-in", "/sign-in"]);
    await expectFits(page, "the page that tells");

    await bringBack();
    await page.getByRole("button", { name: "Load again" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
}

test("a file that is there after one reload is nothing to speak of", async ({ page, account }) => {
  await signIn(page, account);
  const { documents } = await loseFiles(page, "**/assets/gallery-*.js", 1);
  await page.getByRole("link", { name: "Gallery" }).click();
  await expect(page.getByRole("link", { name: "Make a picture" })).toBeVisible();
  expect(documents).toEqual(["/gallery"]);
});

test("without a network the page is not given up for one that cannot come", async ({
  page,
  account,
  context,
}) => {
  await signIn(page, account);
  const { documents } = await loseFiles(page, "**/assets/gallery-*.js");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Gallery" }).click();
  await expect(page.getByRole("heading", { name: "This page broke" })).toBeVisible();
  expect(documents).toEqual([]);
});
