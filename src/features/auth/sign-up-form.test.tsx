import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { SignUpForm } from "@/features/auth/sign-up-form";
import { USER } from "@/testing/factories";
import { signUpFails, signUpWantsConfirmation } from "@/testing/handlers/auth";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

async function submit(password = "a long password") {
  const { user } = renderApp(<SignUpForm />);
  await user.type(screen.getByLabelText("E-mail"), USER.email);
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Make an account" }));
  return user;
}

test("the rule for passwords is there before it is broken", () => {
  renderApp(<SignUpForm />);
  expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("Use at least 10 characters.");
});

test("a password that is too short is not sent", async () => {
  await submit("short");
  expect(screen.getByLabelText("Password")).toBeInvalid();
});

test("with confirmations on, the mail is next, and the way back is open", async () => {
  server.use(signUpWantsConfirmation());
  const user = await submit();
  expect(await screen.findByRole("heading", { name: "Check your mail" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Use another address" }));
  expect(screen.getByLabelText("E-mail")).toHaveValue(USER.email);
});

test("an address that got its mail already looks like a new one", async () => {
  server.use(signUpFails(429, "over_email_send_rate_limit"));
  await submit();
  expect(await screen.findByRole("heading", { name: "Check your mail" })).toBeVisible();
});

test("an address that has an account is not told from one that cannot be used", async () => {
  server.use(signUpFails(422, "user_already_exists"));
  await submit();
  expect(
    await within(screen.getByRole("alert")).findByText(
      "We could not make an account with this address. If you already have one, sign in with it instead.",
    ),
  ).toBeVisible();
});
