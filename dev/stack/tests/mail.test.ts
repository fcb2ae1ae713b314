import { expect, inject, test } from "vitest";
import type { CapturedMail } from "../mailbox.ts";
import { newPerson } from "./support/people.ts";

const stack = inject("stack");

async function mailsTo(address: string): Promise<CapturedMail[]> {
  const mails = (await (await fetch(`${stack.api_url}/_mail.json`)).json()) as CapturedMail[];
  return mails.filter((mail) => mail.to === address);
}

test("what Auth sends can be read, and its link works", async () => {
  const { email, client } = await newPerson(stack);
  const { error } = await client.auth.resetPasswordForEmail(email);
  expect(error).toBeNull();

  const [mail] = await mailsTo(email);
  const link = /https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  expect(link).toContain(`${stack.api_url}/auth/v1/verify?`);
  const page = await (await fetch(`${stack.api_url}/_mail`)).text();
  expect(page).toContain(`<a href="${link.replaceAll("&", "&amp;")}">`);

  const opened = await fetch(link, { redirect: "manual" });
  expect(opened.status).toBe(303);
  expect(opened.headers.get("location")).toContain(stack.app_url);
  expect(opened.headers.get("location")).toContain("access_token=");
});

test("an address is shown as text, whatever is in it", async () => {
  const { client } = await newPerson(stack);
  const page = async (): Promise<string> => (await fetch(`${stack.api_url}/_mail`)).text();
  await client.auth.resetPasswordForEmail(`<b>"bold"</b>@easel.test`);
  expect(await page()).not.toContain("<b>");
});
