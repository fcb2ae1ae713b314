import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createQueryClient } from "@/app/query-client";
import { outbox } from "@/features/generate/outbox";
import { startGeneration } from "@/features/generate/start-generation";
import { announce, useAnnouncement } from "@/lib/announcer";
import { SESSION_KEY, supabase } from "@/lib/supabase";
import { OTHER_USER, recipe, sessionAnswer, succeeded, USER } from "@/testing/factories";
import { generateAnswers, refusal } from "@/testing/handlers/generate";
import { server } from "@/testing/server";
import { keepSession } from "@/testing/session";

const AN_HOUR = 3_600_000;
const SESSION = sessionAnswer();
const TOKEN = `Bearer ${SESSION.access_token}`;

let queryClient = createQueryClient();
const announcement = () => renderHook(useAnnouncement).result.current;

/** What the provider of the session does when somebody else is there. */
function changeHands(to: typeof USER | null): void {
  if (to) keepSession(sessionAnswer(to));
  else localStorage.removeItem(SESSION_KEY);
  queryClient.clear();
  announce("Somebody else is here.");
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  keepSession(SESSION);
  queryClient = createQueryClient();
  queryClient.mount();
});

afterEach(() => {
  queryClient.unmount();
  queryClient.clear();
  vi.useRealTimers();
});

describe("a request without an answer yet", () => {
  test.each([
    ["somebody else signs in", OTHER_USER],
    ["nobody is signed in", null],
  ])("is not repeated when %s", async (_name, next) => {
    const { handler, requests, tokens } = generateAnswers(refusal("internal"));
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    changeHands(next);
    await vi.advanceTimersByTimeAsync(AN_HOUR);

    expect(tokens).toEqual([TOKEN]);
    expect(announcement()).toBe("Somebody else is here.");
  });

  test("is still there for the one who comes back in time", async () => {
    const { handler, requests } = generateAnswers(refusal("internal"));
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    changeHands(OTHER_USER);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outbox.read(USER.id).map((job) => job.request)).toEqual(requests);
  });

  test("is sent with the token that was looked at, whoever comes in between", async () => {
    const { handler, tokens } = generateAnswers(succeeded);
    server.use(handler);
    const getSession = supabase.auth.getSession.bind(supabase.auth);
    vi.spyOn(supabase.auth, "getSession").mockImplementationOnce(async () => {
      const looked = await getSession();
      keepSession(sessionAnswer(OTHER_USER));
      return looked;
    });
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(() => expect(tokens).toEqual([TOKEN]));
  });

  test("is answered in silence when somebody else is there by then", async () => {
    const { handler } = generateAnswers((body) => {
      changeHands(OTHER_USER);
      return succeeded(body);
    });
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(() => expect(outbox.read(USER.id)).toHaveLength(1));
    await vi.waitFor(() => expect(outbox.read(USER.id)).toEqual([]));
    await vi.advanceTimersByTimeAsync(1000);
    expect(announcement()).toBe("Somebody else is here.");
  });
});
