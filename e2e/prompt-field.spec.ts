import { signIn } from "./support/account.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/test.ts";

const LONG_WORDS = {
  "one word": "x".repeat(400),
  "an address": `https://example.test/${"pictures-of-herons/".repeat(12)}?size=large&of=herons`,
  "words and a word": `A heron in reeds, ${"o".repeat(120)}, and a boat`,
};

for (const [name, prompt] of Object.entries(LONG_WORDS)) {
  test(`${name} breaks in the prompt field, which grows with it @phone`, async ({ page, account }) => {
    await signIn(page, account);
    const { prompt: field } = new Studio(page);
    const oneLine = (await field.boundingBox())?.height ?? Infinity;
    await field.fill(prompt);
    const [card, box] = [await field.locator("xpath=../..").boundingBox(), await field.boundingBox()];
    if (!card || !box) throw new Error("The composer is not there.");

    expect(box.x).toBeGreaterThanOrEqual(card.x);
    expect(box.x + box.width).toBeLessThanOrEqual(card.x + card.width);
    expect(box.height).toBeGreaterThan(oneLine);
    // All of it is in sight, or, from the sixth line on, a scroll down.
    const hidden = await field.evaluate((element) => ({
      right: element.scrollWidth - element.clientWidth,
      below: element.scrollHeight - element.clientHeight,
    }));
    expect(hidden.right).toBe(0);
    if (box.height < 150) expect(hidden.below).toBeLessThanOrEqual(1);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBe(0);
  });
}
