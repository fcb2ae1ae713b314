import { adjustCredits, signIn } from "./support/account.ts";
import { setFault } from "./support/fal.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

const FAILED_REQUEST = /Failed to load resource/;

test("four pictures of a chosen shape @phone", async ({ page, account, sql }) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await studio.choose({ shape: "3:4", count: 4 });
  await expect(studio.generate).toContainText("4 credits");
  const entry = await studio.ask("Poppies in gouache on cream paper");
  await studio.expectPictures(entry, 4);
  await expect(entry).toContainText("4 charged");

  const images = await sql`select width, height, seed from generated_images where user_id = ${account.id}`;
  expect(images).toHaveLength(4);
  for (const image of images) expect(image).toMatchObject({ width: 768, height: 1024 });
});

test("a failure says why, returns the credit, and can be tried again @phone", async ({
  page,
  account,
  sql,
}) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await setFault({ fault: "http_500", at: "result" });
  const entry = await studio.ask("Oranges in a blue and white bowl");
  await expect(entry).toContainText("The picture service failed");
  await expect(entry).toContainText("Your credit was returned.");
  await expect(page.getByText("10 left")).toBeVisible();

  await entry.getByRole("button", { name: "Retry, 1 credit" }).click();
  await studio.expectPictures(studio.entry("Oranges in a blue and white bowl"), 1);
  await expect(page.getByText("9 left")).toBeVisible();
  const generations =
    await sql`select status from generations where user_id = ${account.id} order by created_at`;
  expect(generations.map((row) => row["status"])).toEqual(["failed", "succeeded"]);
});

test("flagged pictures are not charged, and the others are kept", async ({ page, account }) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await setFault({ fault: "nsfw", count: 1 });
  await studio.choose({ shape: "1:1", count: 2 });
  const entry = await studio.ask("Jellyfish over a dark reef");
  await studio.expectPictures(entry, 1);
  await expect(entry).toContainText("Held back by the filter");
  await expect(entry).toContainText("1 charged, 1 returned");
  await entry.getByRole("button", { name: "Edit prompt" }).click();
  await expect(studio.prompt).toHaveValue("Jellyfish over a dark reef");
  await expect(studio.prompt).toBeFocused();
});

test("without credits the prompt is kept and the reason is said @phone", async ({ page, account, sql }) => {
  await adjustCredits(sql, account, -10);
  await signIn(page, account);
  const studio = new Studio(page);
  await studio.prompt.fill("Marbled paper, teal and coral");
  await expect(studio.generate).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(/no credits left/i)).toBeVisible();
  await studio.generate.click({ force: true });
  await expect(studio.prompt).toHaveValue("Marbled paper, teal and coral");
  await page.reload();
  await expect(studio.prompt).toHaveValue("Marbled paper, teal and coral");
});

test.describe("a lost answer", () => {
  test.use({ expectedConsole: [FAILED_REQUEST] });

  test("is asked for again with the same id, and costs once", async ({ page, account, sql }) => {
    await signIn(page, account);
    const studio = new Studio(page);
    let lost = 0;
    // The function does its work; the browser never hears of it.
    await page.route("**/functions/v1/generate", async (route) => {
      if (lost > 0 || route.request().method() !== "POST") return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort("connectionreset");
    });
    const entry = await studio.ask("Three bottles and a lemon, north light");
    await studio.expectPictures(entry, 1);
    expect(lost).toBe(1);
    const ledger =
      await sql`select kind, delta from credit_ledger where account_id = ${account.id} order by id`;
    expect(ledger.map((row) => [row["kind"], row["delta"]])).toEqual([
      ["grant", 10],
      ["hold", -1],
    ]);
  });

  test("a closed tab finds its picture on return @phone", async ({ page, context, account }) => {
    await signIn(page, account);
    await setFault({ fault: "latency", ms: 3000 });
    const studio = new Studio(page);
    const entry = await studio.ask("A lighthouse in a storm, riso print");
    await expect(entry).toContainText("1 held");
    await page.close();

    const again = await context.newPage();
    await again.goto("/create");
    const back = new Studio(again);
    await back.expectPictures(back.entry("A lighthouse in a storm, riso print"), 1);
    await expect(again.getByText("9 left")).toBeVisible();
  });
});

test("several generations at once, each with its own tile", async ({ page, account }) => {
  await signIn(page, account);
  await setFault({ fault: "latency", ms: 2500, times: 3 });
  const studio = new Studio(page);
  for (const prompt of ["Koi in a pond", "Dunes at noon", "A city at night"]) await studio.ask(prompt);
  await expect(page.getByText(/3 held/).first()).toBeVisible();
  for (const prompt of ["Koi in a pond", "Dunes at noon", "A city at night"]) {
    await studio.expectPictures(studio.entry(prompt), 1);
  }
  await expect(page.getByText("7 left")).toBeVisible();
});

test("a picture is made with the keyboard alone", async ({ page, account }) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await expect(studio.generate).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await studio.prompt.evaluate((field) => field === document.activeElement)) break;
  }
  await expect(studio.prompt).toBeFocused();
  await page.keyboard.type("Snow on a pine");
  await page.keyboard.press("Control+Enter");
  await studio.expectPictures(studio.entry("Snow on a pine"), 1);
});
