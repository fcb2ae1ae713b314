import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { signIn } from "./support/account.ts";
import { setFault } from "./support/fal.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found, screen).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`axe finds nothing on the screens of those not signed in, ${colorScheme} @phone`, async ({
      page,
    }) => {
      for (const path of ["/sign-in", "/sign-up", "/nowhere"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page, path);
      }
      await page.goto("/sign-up");
      await page.getByRole("button", { name: "Make an account" }).click();
      await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
      await expectAccessible(page, "sign-up with errors");
    });

    test(`axe finds nothing on Create, Gallery and the account, ${colorScheme} @phone`, async ({
      page,
      account,
      isMobile,
    }) => {
      await signIn(page, account);
      const studio = new Studio(page);
      await expect(page.getByRole("button", { name: "Surprise me" })).toBeVisible();
      await expectAccessible(page, "Create, empty");

      await page.goto("/gallery");
      await expect(page.getByRole("link", { name: "Make a picture" })).toBeVisible();
      await expectAccessible(page, "Gallery, empty");

      await page.goto("/create");
      await setFault({ fault: "http_500", at: "result" });
      const failed = await studio.ask("A failed one");
      await expect(failed).toContainText("Your credit was returned.");
      const kept = await studio.ask("A kept one");
      await studio.expectPictures(kept, 1);
      await setFault({ fault: "latency", ms: 4000 });
      await studio.ask("A slow one");
      await expect(studio.entry("A slow one")).toContainText("Drawing");
      await expectAccessible(page, "Create, with each kind of tile");

      await page.goto("/gallery");
      await expect(page.getByRole("img", { name: "A kept one" })).toBeVisible();
      await expectAccessible(page, "Gallery");

      if (isMobile) {
        await page.goto("/me");
      } else {
        await page.getByRole("button", { name: "Account" }).click();
      }
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await expectAccessible(page, "account");
    });
  });
}
