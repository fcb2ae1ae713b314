import type { Page } from "@playwright/test";
import { signIn } from "./support/account.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

test.use({ expectedConsole: [/Failed to load resource: the server responded with a status of 40[0-9]/] });

const SESSION_KEY = "easel.session";
const SIGNED_OUT = "You were signed out. Sign in again to go on.";

/** Changes the stored session as no code of ours would. */
async function tamper(page: Page, changes: Record<string, unknown>): Promise<void> {
  await page.evaluate(
    ([key, parts]) => {
      const session = JSON.parse(localStorage.getItem(key) ?? "{}") as object;
      localStorage.setItem(key, JSON.stringify({ ...session, ...parts }));
    },
    [SESSION_KEY, changes] as const,
  );
}

/** A token of the right shape, with a signature of nobody's. */
const GARBLED = { access_token: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl" };

test("a token that the server refuses is renewed, and nobody notices @phone", async ({ page, account }) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await tamper(page, GARBLED);
  await page.reload();
  await expect(page.getByText("10 left")).toBeVisible();
  await expect(page.getByText(/could not be read/)).toHaveCount(0);

  await tamper(page, GARBLED);
  await studio.expectPictures(await studio.ask("Made with a renewed token"), 1);
  await expect(page.getByText("9 left")).toBeVisible();
});

test("one that cannot be renewed leads to signing in, and back to the prompt @phone", async ({
  page,
  account,
}) => {
  await signIn(page, account);
  const { prompt } = new Studio(page);
  await prompt.fill("Half a thought");
  await tamper(page, { ...GARBLED, refresh_token: "garbled" });
  await page.reload();

  await page.waitForURL("**/sign-in?next=%2Fcreate");
  await expect(page.getByRole("alert")).toContainText(SIGNED_OUT);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/create");
  await expect(prompt).toHaveValue("Half a thought");
});

test("pressing Generate with such a session charges nothing and keeps the prompt", async ({
  page,
  account,
  sql,
}) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await expect(page.getByText("10 left")).toBeVisible();
  await tamper(page, { ...GARBLED, refresh_token: "garbled" });
  await studio.prompt.fill("Half a thought");
  await studio.generate.click();
  await page.waitForURL("**/sign-in?next=%2Fcreate");
  await expect(page.getByRole("alert")).toContainText(SIGNED_OUT);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain("Half a thought");
  const [profile] = await sql`select credits from profiles where id = ${account.id}`;
  expect(profile).toEqual({ credits: 10 });
});

test("an account that was deleted is signed out and told so @phone", async ({ page, account, sql }) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await studio.expectPictures(await studio.ask("The last picture"), 1);
  await studio.prompt.fill("Half a thought");
  await sql`delete from auth.users where id = ${account.id}`;

  let asked = 0;
  page.on("request", (request) => {
    if (request.url().includes("/rest/v1/profiles")) asked += 1;
  });
  await page.reload();
  await page.waitForURL("**/sign-in?next=%2Fcreate");
  await expect(page.getByRole("alert")).toContainText("This account was deleted");
  expect(asked).toBeLessThanOrEqual(2);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("Half a thought");
});

for (const [name, value] of [
  ["removed", null],
  ["garbled", '{"access_token":"eyJ'],
] as const) {
  const change = (page: Page) =>
    page.evaluate(
      ([key, garbage]) =>
        garbage === null ? localStorage.removeItem(key) : localStorage.setItem(key, garbage),
      [SESSION_KEY, value] as const,
    );

  test(`a session that is ${name} in another tab signs this one out`, async ({ page, context, account }) => {
    await signIn(page, account);
    await expect(page.getByText("10 left")).toBeVisible();
    const other = await context.newPage();
    await other.goto("/nowhere");
    await change(other);
    await page.waitForURL("**/sign-in?next=%2Fcreate");
    await expect(page.getByRole("alert")).toContainText(SIGNED_OUT);
  });

  test(`a session that is ${name} in this tab is noticed at the next request`, async ({ page, account }) => {
    await signIn(page, account);
    await expect(page.getByText("10 left")).toBeVisible();
    await change(page);
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.waitForURL("**/sign-in?next=%2Fgallery");
    await expect(page.getByRole("alert")).toContainText(SIGNED_OUT);
  });
}
