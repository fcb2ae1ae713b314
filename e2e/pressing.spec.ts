import { signIn } from "./support/account.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

test("a double click, a triple click and a held key are charged once each", async ({
  page,
  account,
  sql,
}) => {
  await signIn(page, account);
  const studio = new Studio(page);
  await studio.prompt.fill("Clicked twice");
  await studio.generate.dblclick();
  await studio.expectPictures(studio.entry("Clicked twice"), 1);
  await studio.prompt.fill("Clicked three times");
  await studio.generate.click({ clickCount: 3, delay: 40 });
  await studio.expectPictures(studio.entry("Clicked three times"), 1);

  await studio.prompt.fill("Held down");
  await page.keyboard.down("Control");
  for (let repeat = 0; repeat < 30; repeat++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.keyboard.up("Control");
  await studio.expectPictures(studio.entry("Held down"), 1);

  await studio.prompt.fill("Held on the button");
  await studio.generate.focus();
  for (let repeat = 0; repeat < 30; repeat++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await studio.expectPictures(studio.entry("Held on the button"), 1);

  const rows =
    await sql`select prompt from generations where user_id = ${account.id} order by created_at, prompt`;
  expect(rows.map((row) => row["prompt"])).toEqual([
    "Clicked twice",
    "Clicked three times",
    "Held down",
    "Held on the button",
  ]);
  const [profile] = await sql`select credits from profiles where id = ${account.id}`;
  expect(profile).toEqual({ credits: 6 });
});
