import type { BrowserContext, Page } from "@playwright/test";
import type postgres from "postgres";
import { createAccount, signIn, type Account } from "./support/account.ts";
import { setFault } from "./support/fal.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

test.use({ expectedConsole: [/Failed to load resource/] });

interface BrokenFunction {
  /** Prompts that were sent while it was out of order, and after. */
  refused: string[];
  sent: string[];
  mend: () => void;
}

/** The function is out of order until it is told to work again. */
async function breakGenerate(context: BrowserContext): Promise<BrokenFunction> {
  let isBroken = true;
  const [refused, sent]: [string[], string[]] = [[], []];
  await context.route("**/functions/v1/generate", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const { prompt } = route.request().postDataJSON() as { prompt: string };
    (isBroken ? refused : sent).push(prompt);
    if (isBroken) await route.fulfill({ status: 503, body: "out of order" });
    else await route.continue();
  });
  return { refused, sent, mend: () => void (isBroken = false) };
}

/** Makes a picture of the second person's, which takes longer than any wait before the third try. */
async function makeOwn(page: Page): Promise<void> {
  await setFault({ fault: "latency", ms: 4000 });
  const studio = new Studio(page);
  await studio.expectPictures(await studio.ask("One of their own"), 1);
}

/** Neither on the way nor on the screen is anything left of the first person's. */
async function expectOnlyTheirs(page: Page, owner: Account, generate: BrokenFunction): Promise<void> {
  expect(new Set(generate.sent)).toEqual(new Set(["One of their own"]));
  await expect(page.getByText(WORDS)).toHaveCount(0);
  await expect(new Studio(page).prompt).not.toHaveValue(WORDS);
  await page.getByRole("button", { name: "Account" }).click();
  await expect(page.getByText(owner.email)).toBeVisible();
}

async function expectBooks(sql: postgres.Sql, first: Account, second: Account): Promise<void> {
  const rows =
    await sql`select user_id, prompt from generations where user_id in (${first.id}, ${second.id})`;
  expect([...rows]).toEqual([{ user_id: second.id, prompt: "One of their own" }]);
  const people = await sql`select id, credits from profiles where id in (${first.id}, ${second.id})`;
  expect(Object.fromEntries(people.map((row) => [row["id"], row["credits"]]))).toEqual({
    [first.id]: 10,
    [second.id]: 9,
  });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
}

/** Signs in as it is done on a page that is open already: a reload would end every retry. */
async function signInHere(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/create");
}

const WORDS = "A secret of the first person's";

test("what the first person asked for is not sent as the second's, in one tab", async ({
  page,
  context,
  account,
  sql,
}) => {
  const next = await createAccount();
  await signIn(page, account);
  const generate = await breakGenerate(context);
  await new Studio(page).ask(WORDS);
  await expect.poll(() => generate.refused).toEqual([WORDS, WORDS]);

  await signOut(page);
  await signInHere(page, next);
  generate.mend();
  await makeOwn(page);
  await expectOnlyTheirs(page, next, generate);
  await expectBooks(sql, account, next);
});

test("nor in two tabs of one browser", async ({ page, context, account, sql }) => {
  const next = await createAccount();
  await signIn(page, account);
  const other = await context.newPage();
  await other.goto("/create");
  const generate = await breakGenerate(context);
  await new Studio(page).ask(WORDS);
  await expect.poll(() => generate.refused).toEqual([WORDS, WORDS]);

  await signOut(other);
  await signInHere(other, next);
  generate.mend();
  await makeOwn(other);
  // The first tab has followed.
  await expectOnlyTheirs(page, next, generate);
  await expectBooks(sql, account, next);
});
