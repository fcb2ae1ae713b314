import { signIn } from "./support/account.ts";
import { expect, test } from "./support/test.ts";

test.describe("signing in", () => {
  test.use({ expectedConsole: [/Failed to load resource: the server responded with a status of 4\d\d/] });

  test("a wrong password is said in plain words and nothing is lost @phone", async ({ page, account }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();

    await expect(page.getByRole("alert")).toContainText("do not belong together");
    await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  });

  test("an address that is taken is not revealed as an account", async ({ page, account }) => {
    await page.goto("/sign-up");
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill("another long password");
    await page.getByRole("button", { name: "Make an account" }).click();

    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("alert")).not.toContainText(/exists|taken|registered|in use/i);
  });
});

test("a short password is refused before anything is sent", async ({ page }) => {
  await page.goto("/sign-up");
  await expect(page.getByText(/at least 10 characters/i)).toBeVisible();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByLabel("E-mail").fill("somebody@easel.test");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Make an account" }).click();

  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  expect(requests.filter((url) => url.includes("/auth/v1/"))).toEqual([]);
});

test("after signing in one is where one wanted to be, but never elsewhere", async ({ page, account }) => {
  for (const [next, destination] of [
    ["/gallery", "/gallery"],
    ["//evil.example", "/create"],
    ["/\\evil.example", "/create"],
    ["https:evil.example", "/create"],
    ["/%2f%2fevil.example", "/create"],
  ] as const) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill(account.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("link", { name: "Gallery" })).toBeVisible();
    expect(new URL(page.url()).pathname, `after next=${next}`).toBe(destination);
    await page.evaluate(() => localStorage.clear());
  }
});

test("signing out in one tab signs the other out", async ({ page, context, account }) => {
  await signIn(page, account);
  const other = await context.newPage();
  await other.goto("/gallery");
  await expect(other.getByRole("heading", { name: "Gallery", level: 1 })).toBeAttached();

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
  await other.waitForURL("**/sign-in**");
});
