import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { AppRoutes } from "@/app/router";
import { USER } from "@/testing/factories";
import { signInSucceeds, signOutSucceeds, signUpSucceeds } from "@/testing/handlers/auth";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

async function fillAndSend(user: ReturnType<typeof renderApp>["user"], button: string) {
  await user.type(await screen.findByLabelText("E-mail"), USER.email);
  await user.type(screen.getByLabelText("Password"), "a long password");
  await user.click(screen.getByRole("button", { name: button }));
}

test.each(["/", "/create", "/gallery", "/me"])("without a session, %s leads to signing in", async (at) => {
  renderApp(<AppRoutes />, { at });
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("with one, / leads to Create", async () => {
  renderApp(<AppRoutes />, { at: "/", signedIn: true });
  expect(await screen.findByRole("heading", { name: "Nothing on the wall yet" })).toBeVisible();
});

test("signing in leads back to where one wanted to go", async () => {
  server.use(signInSucceeds());
  const { user } = renderApp(<AppRoutes />, { at: "/gallery" });
  await fillAndSend(user, "Sign in");
  expect(await screen.findByRole("heading", { name: "No pictures yet" })).toBeVisible();
});

test("signing up leads to Create, and signing out back to signing in", async () => {
  server.use(signUpSucceeds(), signOutSucceeds());
  const { user } = renderApp(<AppRoutes />, { at: "/sign-up" });
  await fillAndSend(user, "Make an account");
  expect(await screen.findByText(/You have 10 credits to begin with/)).toBeVisible();
  await user.type(screen.getByLabelText("Prompt"), "Half a thought");

  await user.click(screen.getByRole("button", { name: /^Account/ }));
  await user.click(await screen.findByRole("button", { name: "Sign out" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
  await waitFor(() => expect(JSON.stringify(localStorage)).not.toContain("Half a thought"));
});

test("an address that nothing is at says so", async () => {
  renderApp(<AppRoutes />, { at: "/nowhere" });
  expect(await screen.findByRole("heading", { name: "Nothing hangs here" })).toBeVisible();
});
