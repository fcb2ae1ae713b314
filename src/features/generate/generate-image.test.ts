import { onlineManager } from "@tanstack/react-query";
import { HttpResponse } from "msw";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createQueryClient } from "@/app/query-client";
import { generateKey } from "@/features/generate/generate-image";
import { outbox, REPEAT_FOR_MS } from "@/features/generate/outbox";
import { runJob, startGeneration } from "@/features/generate/start-generation";
import { failed, pending, recipe, request, sessionAnswer, succeeded, USER } from "@/testing/factories";
import { generateAnswers, refusal } from "@/testing/handlers/generate";
import { server } from "@/testing/server";
import { keepSession } from "@/testing/session";

const AN_HOUR = 3_600_000;

let queryClient = createQueryClient();
const state = () =>
  queryClient.getMutationCache().find({ mutationKey: generateKey(USER.id), exact: false })?.state;

/** Lets every repeat that is due within a time happen. */
const pass = (ms = 60_000) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  keepSession(sessionAnswer());
  queryClient = createQueryClient();
  // As its provider does: a mounted client takes up again what waits for the network.
  queryClient.mount();
});

afterEach(() => {
  queryClient.unmount();
  queryClient.clear();
  vi.useRealTimers();
});

describe("a generation", () => {
  test("is kept before it is sent, and forgotten once it is answered", async () => {
    const kept: number[] = [];
    const { handler, requests } = generateAnswers((body) => {
      kept.push(outbox.read(USER.id).filter((job) => job.request.id === body.id).length);
      return succeeded(body);
    });
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(() => expect(state()?.status).toBe("success"));
    expect(requests).toHaveLength(1);
    expect(kept).toEqual([1]);
    expect(outbox.read(USER.id)).toEqual([]);
  });

  test.each([
    ["a lost answer", HttpResponse.error()],
    ["a 500 of ours", refusal("internal")],
    ["a gateway's 504", new HttpResponse("<html>", { status: 504 })],
    ["an answer that is cut off", HttpResponse.json({ generation: {} })],
  ])("is repeated with the same id after %s", async (_name, first) => {
    const { handler, requests } = generateAnswers(first, succeeded);
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe({ num_images: 2 }));
    await vi.waitFor(async () => {
      await pass(1000);
      expect(state()?.status).toBe("success");
    });
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
  });

  test("is asked for again while it is still being drawn", async () => {
    const { handler, requests } = generateAnswers(pending, pending, succeeded);
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(async () => {
      await pass(1000);
      expect(state()?.status).toBe("success");
    });
    expect(new Set(requests.map(({ id }) => id)).size).toBe(1);
    expect(requests).toHaveLength(3);
  });

  test("that failed is an answer, not an error", async () => {
    const { handler, requests } = generateAnswers((body) => failed(body, "provider_failed"));
    server.use(handler);
    startGeneration(queryClient, USER.id, recipe());
    await vi.waitFor(() => expect(state()?.status).toBe("success"));
    await pass(AN_HOUR);
    expect(requests).toHaveLength(1);
    expect(outbox.read(USER.id)).toEqual([]);
  });

  test.each(["insufficient_credits", "too_many_open", "paused", "prompt_blocked", "conflict"] as const)(
    "that is refused with %s is not repeated",
    async (code) => {
      const { handler, requests } = generateAnswers(refusal(code));
      server.use(handler);
      startGeneration(queryClient, USER.id, recipe());
      await vi.waitFor(() => expect(state()?.status).toBe("error"));
      await pass(AN_HOUR);
      expect(requests).toHaveLength(1);
      expect(outbox.read(USER.id)).toEqual([]);
    },
  );

  test("waits for the network, and is sent once it is back", async () => {
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    onlineManager.setOnline(false);
    startGeneration(queryClient, USER.id, recipe());
    await pass();
    expect(requests).toHaveLength(0);
    expect(outbox.read(USER.id)).toHaveLength(1);
    onlineManager.setOnline(true);
    await vi.waitFor(() => expect(state()?.status).toBe("success"));
    expect(requests).toHaveLength(1);
  });

  test("that is never answered is given up after its time, but not forgotten", async () => {
    const { handler, requests } = generateAnswers(refusal("internal"));
    server.use(handler);
    const job = { request: request(), startedAt: Date.now() - REPEAT_FOR_MS + 5000 };
    runJob(queryClient, USER.id, job);
    await vi.waitFor(async () => {
      await pass(1000);
      expect(state()?.status).toBe("error");
    });
    expect(requests.length).toBeGreaterThan(1);
    expect(localStorage.getItem(`easel.outbox.${USER.id}`)).toContain(job.request.id);
  });

  test("is sent once, however often it is started", async () => {
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    const job = { request: request(), startedAt: Date.now() };
    runJob(queryClient, USER.id, job);
    runJob(queryClient, USER.id, job);
    await vi.waitFor(() => expect(state()?.status).toBe("success"));
    expect(requests).toHaveLength(1);
  });
});

describe("pressing again", () => {
  const sent = () => queryClient.getMutationCache().findAll({ mutationKey: generateKey(USER.id) }).length;

  beforeEach(() => server.use(generateAnswers(succeeded).handler));

  test.each([
    ["a double click", [0, 150]],
    ["a slow triple click", [0, 400, 800]],
    ["a key that is held", [0, 500, ...Array.from({ length: 40 }, (_, index) => 530 + index * 30)]],
  ])("%s is one generation", async (_name, presses) => {
    let passed = 0;
    for (const at of presses) {
      await pass(at - passed);
      passed = at;
      startGeneration(queryClient, USER.id, recipe());
    }
    expect(sent()).toBe(1);
  });

  test("with another recipe, or after a moment, is another one", async () => {
    startGeneration(queryClient, USER.id, recipe());
    for (const changes of [
      { seed: "7" },
      { num_images: 2 },
      { style: "ink" as const },
      { prompt: "A heron" },
    ]) {
      startGeneration(queryClient, USER.id, recipe(changes));
    }
    await pass(700);
    startGeneration(queryClient, USER.id, recipe({ prompt: "A heron" }));
    expect(sent()).toBe(6);
  });

  test("as somebody else is theirs", () => {
    startGeneration(queryClient, USER.id, recipe());
    startGeneration(queryClient, "somebody else", recipe());
    expect(queryClient.getMutationCache().findAll({ mutationKey: ["generate"] })).toHaveLength(2);
  });
});
