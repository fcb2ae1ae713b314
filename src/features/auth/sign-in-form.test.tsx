import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { SignInForm } from "@/features/auth/sign-in-form";
import { USER } from "@/testing/factories";
import { signInFails, signInUnreachable } from "@/testing/handlers/auth";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

async function submit(password = "a long password", email = USER.email) {
  const { user } = renderApp(<SignInForm />);
  if (email !== "") await user.type(screen.getByLabelText("E-mail"), email);
  if (password !== "") await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

test.each([
  [signInFails(400, "invalid_credentials"), "The address and the password do not belong together."],
  [signInFails(429, "over_request_rate_limit"), "Too many tries. Wait a minute, then try again."],
  [signInFails(500, "unexpected_failure"), "Something went wrong on our side."],
  [signInUnreachable(), "Easel cannot be reached. Check your connection."],
])("says in plain words why it did not work", async (handler, words) => {
  server.use(handler);
  await submit();
  expect(await within(await screen.findByRole("alert")).findByText(words)).toBeVisible();
  expect(screen.getByLabelText("E-mail")).toHaveValue(USER.email);
});

test("what is missing is said at the field, and nothing is sent", async () => {
  await submit("", "");
  expect(screen.getByLabelText("E-mail")).toHaveAccessibleDescription("Write your e-mail address.");
  expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("Write your password.");
});
