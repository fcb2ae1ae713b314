import { screen, waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { http } from "msw/http";
import { useLocation } from "react-router";
import { beforeEach, describe, expect, test } from "vitest";
import { AppRoutes } from "@/app/router";
import { outbox } from "@/features/generate/outbox";
import { SESSION_KEY, supabase } from "@/lib/supabase";
import { API, rest } from "@/testing/address";
import { OTHER_USER, profile, request, sessionAnswer, USER } from "@/testing/factories";
import { signOutSucceeds } from "@/testing/handlers/auth";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";
import { keepSession } from "@/testing/session";

const DRAFT_KEY = `easel.draft.${USER.id}`;
const RENEWED = sessionAnswer();

function Address() {
  const { pathname, search } = useLocation();
  return <p data-testid="address">{pathname + search}</p>;
}

const studio = () =>
  renderApp(
    <>
      <AppRoutes />
      <Address />
    </>,
    { at: "/create", signedIn: true },
  );

/** What the page of signing in says of why one is there; it must be the page. */
async function reason(): Promise<string | null> {
  await screen.findByRole("heading", { name: "Sign in" });
  expect(screen.getByTestId("address")).toHaveTextContent("/sign-in?next=%2Fcreate");
  return screen.getByRole("alert").textContent;
}

const SIGNED_OUT = "You were signed out. Sign in again to go on.";

/** The tables, for those whose token is good alone. */
function tablesWant(token: string): void {
  const refuse = ({ request: { headers } }: { request: Request }) =>
    headers.get("authorization") === `Bearer ${token}`
      ? undefined
      : HttpResponse.json({ code: "PGRST301", message: "No suitable key" }, { status: 401 });
  server.use(
    ...["profiles", "generations", "generated_images"].map((table) => http.get(rest(table), refuse)),
  );
}

function renewalAnswers(answer: () => Response): { count: number } {
  const asked = { count: 0 };
  server.use(
    http.post(`${API}/auth/v1/token`, () => {
      asked.count += 1;
      return answer();
    }),
  );
  return asked;
}

const refuseRenewal = () =>
  HttpResponse.json({ error_code: "refresh_token_not_found", msg: "words of the server" }, { status: 400 });

beforeEach(() => server.use(signOutSucceeds()));

describe("a token that the server refuses", () => {
  test("is renewed once, and nobody notices", async () => {
    tablesWant(RENEWED.access_token);
    const renewals = renewalAnswers(() => HttpResponse.json(RENEWED));
    studio();
    expect(await screen.findByRole("heading", { name: "Nothing on the wall yet" })).toBeVisible();
    expect(await screen.findByText(/10/, { selector: "header p span" })).toBeVisible();
    expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
    expect(renewals.count).toBe(1);
  });

  test("and cannot be renewed leads to signing in, and keeps the prompt", async () => {
    const { user } = studio();
    await user.type(await screen.findByLabelText("Prompt"), "Half a thought");
    tablesWant("a token that nobody has");
    renewalAnswers(refuseRenewal);
    await user.click(screen.getByRole("link", { name: "Gallery" }));
    expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent(SIGNED_OUT);
    expect(screen.getByTestId("address")).toHaveTextContent("/sign-in?next=%2Fgallery");
    expect(localStorage.getItem(DRAFT_KEY)).toContain("Half a thought");
    expect(localStorage.getItem(SESSION_KEY)).toBeNull();
  });
});

describe("an account that was deleted", () => {
  test("is told in plain words, and nothing of it stays in the browser", async () => {
    localStorage.setItem(DRAFT_KEY, JSON.stringify({ prompt: "Half a thought" }));
    outbox.add(USER.id, { request: request({ prompt: "Half a thought" }), startedAt: 0 });
    server.use(http.get(rest("profiles"), () => HttpResponse.json([])));
    studio();
    expect(await reason()).toContain("This account was deleted");
    expect(JSON.stringify(localStorage)).not.toContain("Half a thought");
    expect(localStorage.getItem(SESSION_KEY)).toBeNull();
  });

  test("is not taken for that of somebody who signed in elsewhere meanwhile", async () => {
    server.use(
      http.get(rest("profiles"), ({ request: { url } }) => {
        // Row Level Security shows everybody their own.
        const isTheirs = new URL(url).searchParams.get("id") === `eq.${OTHER_USER.id}`;
        keepSession(sessionAnswer(OTHER_USER));
        return HttpResponse.json(isTheirs ? [profile({ id: OTHER_USER.id, credits: 7 })] : []);
      }),
    );
    studio();
    expect(await screen.findByText("7", { selector: "header p span" })).toBeVisible();
    expect(localStorage.getItem(SESSION_KEY)).toContain(OTHER_USER.id);
  });
});

describe("a session that goes from the browser's storage", () => {
  test.each([
    ["is removed", null],
    ["is garbled", '{"access_token":"'],
    ["is something else", '"nothing"'],
  ])("by another tab signs this one out when it %s", async (_name, value) => {
    studio();
    await screen.findByRole("heading", { name: "Nothing on the wall yet" });
    if (value === null) localStorage.removeItem(SESSION_KEY);
    else localStorage.setItem(SESSION_KEY, value);
    window.dispatchEvent(new StorageEvent("storage", { key: SESSION_KEY, newValue: value }));
    expect(await reason()).toBe(SIGNED_OUT);
  });

  test("together with everything else signs out too", async () => {
    studio();
    await screen.findByRole("heading", { name: "Nothing on the wall yet" });
    localStorage.clear();
    window.dispatchEvent(new StorageEvent("storage", { key: null }));
    expect(await reason()).toBe(SIGNED_OUT);
  });

  test("unseen is noticed at the next request", async () => {
    const { queryClient } = studio();
    await screen.findByRole("heading", { name: "Nothing on the wall yet" });
    tablesWant(sessionAnswer().access_token);
    localStorage.removeItem(SESSION_KEY);
    await queryClient.invalidateQueries();
    expect(await reason()).toBe(SIGNED_OUT);
  });

  test("in another tab for somebody else's shows theirs", async () => {
    studio();
    await screen.findByText("10", { selector: "header p span" });
    server.use(http.get(rest("profiles"), () => HttpResponse.json([profile({ credits: 7 })])));
    keepSession(sessionAnswer(OTHER_USER));
    window.dispatchEvent(new StorageEvent("storage", { key: SESSION_KEY }));
    expect(await screen.findByText("7", { selector: "header p span" })).toBeVisible();
  });
});

test("signing out by oneself needs no words", async () => {
  const { user } = studio();
  await user.click(await screen.findByRole("button", { name: /^Account/ }));
  await user.click(await screen.findByRole("button", { name: "Sign out" }));
  expect(await reason()).toBe("");
});

test("signing out in another tab is told in this one", async () => {
  studio();
  await screen.findByRole("heading", { name: "Nothing on the wall yet" });
  await supabase.auth.signOut({ scope: "local" });
  expect(await reason()).toBe(SIGNED_OUT);
  await waitFor(() => expect(localStorage.getItem(DRAFT_KEY)).toBeNull());
});
