import { expectFits } from "./support/reflow.ts";
import { expect, test } from "./support/test.ts";
import { serveBuild } from "./support/serve-build.ts";

const BUILDS = [
  {
    name: "missing",
    settings: { apiUrl: "", publishableKey: "" },
    problems: ["SUPABASE_URL is not set.", "SUPABASE_ANON_KEY is not set."],
  },
  {
    name: "malformed",
    // A secret key in the place of the public one does not even get this far: the build refuses it.
    settings: { apiUrl: "your-project.supabase.co", publishableKey: "" },
    problems: ["SUPABASE_URL is not an address.", "SUPABASE_ANON_KEY is not set."],
  },
];

for (const { name, settings, problems } of BUILDS) {
  test(`a build whose settings are ${name} says so, once`, async ({ page }) => {
    const build = await serveBuild(settings);
    try {
      const documents: string[] = [];
      page.on("request", (request) => {
        if (request.isNavigationRequest()) documents.push(request.url());
      });
      await page.goto(`${build.url}/create`);
      await expect(page.getByRole("heading", { name: "Easel is not set up yet" })).toBeVisible();
      for (const problem of problems) await expect(page.getByText(problem)).toBeVisible();
      await expect(page.getByText(".env", { exact: true })).toBeVisible();
      await page.setViewportSize({ width: 320, height: 640 });
      await expectFits(page, "the configuration page");
      expect(documents).toEqual([`${build.url}/create`]);
    } finally {
      await build.stop();
    }
  });
}
