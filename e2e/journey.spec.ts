import { randomUUID } from "node:crypto";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

test("sign up, make a picture, find it in the gallery, sign out @phone", async ({ page, sql, isMobile }) => {
  const email = `newcomer-${randomUUID()}@easel.test`;
  await page.goto("/");
  await page.getByRole("link", { name: /make an account/i }).click();
  await expect(page.getByRole("heading", { name: "Make an account" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("ten letters at least");
  await page.getByRole("button", { name: "Make an account" }).click();

  await page.waitForURL("**/create");
  const studio = new Studio(page);
  const entry = await studio.ask("Birch trunks in fog, the last orange leaves");
  await studio.expectPictures(entry, 1);
  await expect(entry).toContainText("1 charged");
  await expect(page.getByText("9 left")).toBeVisible();

  await page.getByRole("link", { name: "Gallery" }).click();
  await page.waitForURL("**/gallery");
  await expect(page.getByRole("img", { name: "Birch trunks in fog, the last orange leaves" })).toBeVisible();

  if (isMobile) await page.getByRole("link", { name: "Me" }).click();
  else await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
  await page.goto("/gallery");
  await page.waitForURL("**/sign-in?next=%2Fgallery");

  const [books] = await sql`
    select p.credits, (select sum(delta)::int from credit_ledger where account_id = p.id) as ledger,
           (select count(*)::int from generated_images where user_id = p.id) as pictures
    from profiles p where email = ${email}`;
  expect(books).toEqual({ credits: 9, ledger: 9, pictures: 1 });
});
