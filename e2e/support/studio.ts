import { expect, type Locator, type Page } from "@playwright/test";

/** Create, as a person sees it. */
export class Studio {
  readonly prompt: Locator;
  readonly generate: Locator;
  readonly feed: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.prompt = page.getByRole("textbox", { name: "Prompt" });
    this.generate = page.getByRole("button", { name: /^Generate/ });
    this.feed = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) });
  }

  /** Sets shape ("4:3") and count, in the composer's row or, on a phone, in its sheets. */
  async choose({ shape, count }: { shape: string; count: number }): Promise<void> {
    const pictures = `${count} ${count === 1 ? "picture" : "pictures"}`;
    await this.#pick("Shape", new RegExp(`^${shape}(,| \\d|$)`));
    await this.#pick("How many", new RegExp(`^${pictures}$`));
  }

  async #pick(control: string, name: RegExp): Promise<void> {
    const isPhone = (this.#page.viewportSize()?.width ?? 0) < 720;
    if (isPhone) await this.#page.getByRole("button", { name: new RegExp(`^${control}, `) }).click();
    // The radio itself is only there for the keyboard and for screen readers: a person presses its label.
    await this.#page.getByRole("radio", { name }).locator("xpath=..").click();
    if (isPhone) {
      await this.#page.keyboard.press("Escape");
      await this.#page.getByRole("dialog").waitFor({ state: "detached" });
    }
  }

  /** The generation with these words, newest first. */
  entry(prompt: string): Locator {
    return this.feed
      .filter({ has: this.#page.getByRole("heading", { level: 3, name: prompt, exact: true }) })
      .first();
  }

  async ask(prompt: string): Promise<Locator> {
    await this.prompt.fill(prompt);
    await this.generate.click();
    return this.entry(prompt);
  }

  /** Waits until so many pictures of this generation are on the wall, decoded. */
  async expectPictures(entry: Locator, count: number): Promise<void> {
    const pictures = entry.getByRole("img");
    await expect(pictures).toHaveCount(count, { timeout: 20_000 });
    for (const picture of await pictures.all()) {
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
        .toBe(true);
    }
  }
}
