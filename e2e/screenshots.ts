/**
 * npm run screenshots [-- folder]: every screen and state, desktop and phone, light and dark, from the production
 * build on a stack of its own. The README's pictures (docs/images) are create-kept-desktop-light, create-kept-phone-dark
 * and gallery-phone-light.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { loadEnvFile } from "../dev/stack/env-file.ts";
import { repoPath } from "../dev/stack/repo.ts";
import { startStack, type Stack } from "../dev/stack/stack.ts";
import { createAccount, signIn } from "./support/account.ts";
import { ensureChromium } from "./support/chromium.ts";
import { setFault } from "./support/fal.ts";
import { Studio } from "./support/studio.ts";
import { untilDrawn } from "./support/until-drawn.ts";

const FOLDER = process.argv[2] ?? repoPath("test-results/screenshots");
const VIEWPORTS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const PROMPTS = [
  { prompt: "Pine ridges one behind another, morning haze", shape: "4:3", count: 3 },
  { prompt: "Koi turning between lily pads, seen from above", shape: "1:1", count: 2 },
  { prompt: "Poppies in gouache on cream paper, stems crossing", shape: "3:4", count: 4 },
  { prompt: "A small sailing boat, big sun, two-colour riso", shape: "16:9", count: 1 },
];

loadEnvFile();
const executablePath = ensureChromium();
await mkdir(FOLDER, { recursive: true });
const stack = await startStack({
  dir: repoPath(".easel-screenshots"),
  vite: "preview",
  latencyMs: "200",
  durable: false,
});
process.env["EASEL_STACK_FILE"] = stack.paths.stackFile;
await stack.sql`update app_settings set max_generations_per_minute = 1000, welcome_credits = 100`;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const viewport of ["desktop", "phone"] as const) {
    for (const colorScheme of ["light", "dark"] as const)
      await shootAll(browser, stack, viewport, colorScheme);
  }
} finally {
  await browser.close();
  await stack.stop();
}

async function shootAll(
  from: Browser,
  { info }: Stack,
  viewport: keyof typeof VIEWPORTS,
  colorScheme: "light" | "dark",
): Promise<void> {
  const context = await from.newContext({
    baseURL: info.app_url,
    viewport: VIEWPORTS[viewport],
    hasTouch: viewport === "phone",
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const shoot = async (name: string): Promise<void> => {
    await untilDrawn(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${viewport}-${colorScheme}.png`) });
  };

  for (const path of ["sign-in", "sign-up", "nowhere"]) {
    await page.goto(`/${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await shoot(path);
  }
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Make an account" }).click();
  await shoot("sign-up-errors");

  const account = await createAccount();
  await signIn(page, account);
  await page.getByRole("button", { name: "Surprise me" }).waitFor();
  await shoot("create-empty");
  await page.goto("/gallery");
  await page.getByRole("link", { name: "Make a picture" }).waitFor();
  await shoot("gallery-empty");

  await page.goto("/create");
  await makePictures(page);
  await shoot("create-kept");
  await page.goto("/gallery");
  await page.getByRole("img").first().waitFor();
  await shoot("gallery");

  await page.goto("/create");
  await shootUnfinished(page, shoot);
  await page.context().setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await shoot("create-offline");
  await page.context().setOffline(false);

  if (viewport === "phone") await page.goto("/me");
  else await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await shoot("account");
  await context.close();
}

async function makePictures(page: Page): Promise<void> {
  const studio = new Studio(page);
  for (const { prompt, shape, count } of PROMPTS.toReversed()) {
    await studio.choose({ shape, count });
    await studio.expectPictures(await studio.ask(prompt), count);
  }
}

/** A failure, a filtered picture, one being drawn and a refusal, on one screen. */
async function shootUnfinished(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const studio = new Studio(page);
  await studio.choose({ shape: "3:4", count: 4 });
  await setFault({ fault: "nsfw", count: 1 });
  await studio.expectPictures(await studio.ask("Jellyfish over a dark reef"), 3);
  await studio.choose({ shape: "16:9", count: 1 });
  await setFault({ fault: "http_500", at: "result" });
  await studio.ask("Oranges in a blue and white bowl, dark cloth");
  await studio.entry("Oranges in a blue and white bowl, dark cloth").getByText("returned.").waitFor();
  await studio.choose({ shape: "4:3", count: 3 });
  await setFault({ fault: "slow_generation", ms: 8000 });
  await studio.ask("Birch trunks in fog, the last orange leaves");
  await studio.entry("Birch trunks in fog, the last orange leaves").getByText("Drawing").first().waitFor();
  await studio.prompt.fill("Three bottles, a striped cup and a lemon on a bare table, north light");
  await shoot("create-busy");
}
