import { test as base, expect } from "@playwright/test";
import postgres from "postgres";
import { type Account, createAccount } from "./account.ts";
import { clearFaults } from "./fal.ts";
import { stackInfo } from "./stack.ts";

interface Fixtures {
  account: Account;
  /** Console lines that a test provokes on purpose. */
  expectedConsole: RegExp[];
  /** Fails a test whose page wrote errors, threw, or broke its own Content Security Policy. */
  quietConsole: void;
  noFaultsLeft: void;
}

interface WorkerFixtures {
  sql: postgres.Sql;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sql: [
    async ({}, use) => {
      const sql = postgres(stackInfo().database_url, { max: 2, onnotice: () => undefined });
      await use(sql);
      await sql.end();
    },
    { scope: "worker" },
  ],

  account: async ({}, use) => use(await createAccount()),

  expectedConsole: async ({}, use) => use([]),

  quietConsole: [
    async ({ context, expectedConsole }, use) => {
      const lines: string[] = [];
      context.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        lines.push(`${message.type()} at ${message.page()?.url()}: ${message.text()}`);
      });
      context.on("weberror", (error) => lines.push(`thrown: ${error.error().message}`));
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI}`);
        });
      });
      await use();
      const unexpected = lines.filter((line) => !expectedConsole.some((pattern) => pattern.test(line)));
      expect(unexpected, "the console of the page").toEqual([]);
    },
    { auto: true },
  ],

  noFaultsLeft: [
    async ({}, use) => {
      await use();
      await clearFaults();
    },
    { auto: true },
  ],
});

export { expect };
