import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { http } from "msw/http";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { AppRoutes } from "@/app/router";
import { outbox } from "@/features/generate/outbox";
import { rest } from "@/testing/address";
import {
  failed,
  feedRow,
  generation,
  image,
  pending,
  profile,
  request,
  succeeded,
  USER,
} from "@/testing/factories";
import { generateAnswers, refusal } from "@/testing/handlers/generate";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";
import type { FeedGeneration } from "@/features/generate/feed-generation";

/** What the table of generations holds; the handler of a test may add to it, as the server does. */
let stored: FeedGeneration[] = [];

beforeEach(() => {
  stored = [];
  server.use(http.get(rest("generations"), () => HttpResponse.json(stored)));
});

function studio() {
  return renderApp(<AppRoutes />, { at: "/create", signedIn: true });
}

const promptField = () => screen.findByLabelText("Prompt");

describe("the composer", () => {
  test("sends what was chosen, shows the picture and the receipt", async () => {
    const { handler, requests } = generateAnswers((body) => {
      const answer = succeeded(body);
      stored = [feedRow(answer)];
      return answer;
    });
    server.use(handler);
    const { user } = studio();
    await user.type(await promptField(), "Three bottles and a lemon");
    await user.click(screen.getByRole("radio", { name: "2 pictures" }));
    await user.click(screen.getByRole("radio", { name: "16:9, 1024 × 576" }));
    await user.click(screen.getByRole("button", { name: /^Generate, ?2 credits$/ }));

    expect(await screen.findAllByRole("img", { name: "Three bottles and a lemon" })).toHaveLength(2);
    expect(requests[0]).toMatchObject({ image_size: "landscape_16_9", num_images: 2 });
    expect(screen.getByText(/2 charged$/)).toBeVisible();
    expect(document.querySelector("[data-slot=live-region]")).toHaveTextContent("2 pictures ready.");
  });

  test("generates with the keyboard, and keeps the prompt through a reload", async () => {
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    const { user, unmount } = studio();
    await user.type(await promptField(), "A heron{Control>}{Enter}{/Control}");
    await waitFor(() => expect(requests).toHaveLength(1));
    unmount();
    studio();
    expect(await promptField()).toHaveValue("A heron");
  });

  test("a double click and a held key are one press", async () => {
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    const { user } = studio();
    await user.type(await promptField(), "A heron");
    await user.tripleClick(screen.getByRole("button", { name: /^Generate/ }));
    await waitFor(() => expect(requests).toHaveLength(1));

    await user.type(await promptField(), "s");
    const held = { key: "Enter", ctrlKey: true };
    fireEvent.keyDown(await promptField(), held);
    // The first repeat of a held key may come late: time alone does not tell it from another press.
    await waitFor(() => expect(requests).toHaveLength(2));
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 10_000);
    for (let repeat = 0; repeat < 5; repeat++) {
      fireEvent.keyDown(await promptField(), { ...held, repeat: true });
    }
    const button = screen.getByRole("button", { name: /^Generate/ });
    expect(fireEvent.keyDown(button, { key: "Enter", repeat: true })).toBe(false);
    expect(fireEvent.keyDown(button, { key: "Enter" })).toBe(true);
    expect(fireEvent.keyDown(await promptField(), { key: "Enter", repeat: true })).toBe(true);
    await user.type(await promptField(), "!{Control>}{Enter}{/Control}");
    await waitFor(() => expect(requests.at(-1)?.prompt).toBe("A herons!"));
    expect(requests.map(({ prompt }) => prompt)).toEqual(["A heron", "A herons", "A herons!"]);
  });

  test("asks for words before anything is sent", async () => {
    const { user } = studio();
    await promptField();
    await user.click(screen.getByRole("button", { name: /^Generate/ }));
    expect(screen.getByText("Write what you want to see.")).toBeVisible();
    expect(await promptField()).toHaveFocus();
  });

  test("without credits the prompt stays and the button says why it rests", async () => {
    server.use(http.get(rest("profiles"), () => HttpResponse.json(profile({ credits: 0 }))));
    const { user } = studio();
    await user.type(await promptField(), "A heron");
    const button = screen.getByRole("button", { name: /^Generate/ });
    await waitFor(() => expect(button).toHaveAttribute("aria-disabled", "true"));
    expect(button).toHaveAccessibleDescription("No credits left. Your prompt is kept.");
    await user.click(button);
    expect(await promptField()).toHaveValue("A heron");
  });

  test("a refusal is told under the field and goes with the next change", async () => {
    server.use(generateAnswers(refusal("prompt_blocked")).handler);
    const { user } = studio();
    await user.type(await promptField(), "A heron");
    await user.click(screen.getByRole("button", { name: /^Generate/ }));
    const words = /has words that are not allowed here\. Your prompt is kept\./;
    expect(await screen.findByText(words)).toBeVisible();
    await user.type(await promptField(), "s");
    expect(screen.queryByText(words)).not.toBeInTheDocument();
  });
});

describe("the feed", () => {
  test("a failed generation says what it means, and a retry is a new one", async () => {
    const before = request({ prompt: "Oranges", num_images: 2 });
    stored = [feedRow(failed(before, "expired"))];
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    const { user } = studio();
    expect(await screen.findByText("The picture service did not answer")).toBeVisible();
    expect(screen.getByText("Your 2 credits were returned.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Retry, 2 credits" }));
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(requests[0]).toEqual({ ...before, id: expect.not.stringMatching(before.id) as string });
  });

  test("a filtered picture leads back to its prompt", async () => {
    const before = request({ prompt: "Poppies", num_images: 2, style: "gouache" });
    const row = generation(before, { charged_count: 1, filtered_count: 1 });
    stored = [feedRow({ generation: row, images: [image(before, 0)] })];
    const { user } = studio();
    expect(await screen.findByText("Held back by the filter")).toBeVisible();
    expect(screen.getByText(/1 charged, 1 returned$/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Edit prompt" }));
    expect(await promptField()).toHaveValue("Poppies");
    const composer = screen.getByRole("form", { name: "New picture" });
    expect(within(composer).getByRole("button", { name: /^Style: ?Gouache$/ })).toBeVisible();
  });

  test("a picture that was rescued says so, also after a reload", async () => {
    const before = request();
    stored = [feedRow({ generation: generation(before, { rescued: true }), images: [image(before, 0)] })];
    studio();
    expect(await screen.findByText(/1 charged, rescued$/)).toBeVisible();
  });

  test("what was sent before a reload is sent again, with its id", async () => {
    const before = request();
    outbox.add(USER.id, { request: before, startedAt: Date.now() });
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    studio();
    await waitFor(() => expect(requests).toEqual([before]));
    await waitFor(() => expect(outbox.read(USER.id)).toEqual([]));
  });

  test("a pending row of another device is taken up once", async () => {
    const elsewhere = request({ style: "ink", seed: "7" });
    stored = [feedRow(pending(elsewhere))];
    const { handler, requests } = generateAnswers(succeeded);
    server.use(handler);
    studio();
    await screen.findAllByText(/held$/);
    await waitFor(() => expect(requests).toEqual([elsewhere]));
  });

  describe("what was begun before midnight", () => {
    const evening = () => new Date(Date.now() - 26 * 3_600_000).toISOString();
    const before = request({ prompt: "Before midnight", num_images: 2 });
    let asked: URLSearchParams[] = [];

    /** The day's rows (none of these), the open ones, and those that are named: what the feed reads. */
    function tables(row: FeedGeneration) {
      asked = [];
      stored = [row];
      server.use(
        http.get(rest("generations"), ({ request: { url } }) => {
          const search = new URL(url).searchParams;
          asked.push(search);
          const isWanted = ({ id, status }: FeedGeneration) =>
            search.get("status") === `eq.${status}` || search.get("id") === `in.(${id})`;
          return HttpResponse.json(stored.filter(isWanted));
        }),
      );
    }

    test("is shown, counted as held and taken up again while it is open", async () => {
      tables(feedRow({ generation: { ...pending(before).generation, created_at: evening() }, images: [] }));
      const { handler, requests } = generateAnswers(pending);
      server.use(handler);
      studio();
      expect(await screen.findByRole("heading", { name: "Before midnight" })).toBeVisible();
      expect(screen.getByText(/2 held$/, { selector: "header p" })).toBeVisible();
      await waitFor(() => expect(requests).toEqual([before]));
      expect(asked.map((search) => search.get("user_id"))).toEqual(asked.map(() => `eq.${USER.id}`));
    });

    test("stays when it is finished, though it is none of today's", async () => {
      const created_at = evening();
      tables(feedRow({ generation: { ...pending(before).generation, created_at }, images: [] }));
      const { handler } = generateAnswers((body) => {
        const answer = succeeded(body);
        answer.generation.created_at = created_at;
        stored = [feedRow(answer)];
        return answer;
      });
      server.use(handler);
      const { queryClient } = studio();
      expect(await screen.findAllByRole("img", { name: "Before midnight" })).toHaveLength(2);
      await waitFor(() => expect(queryClient.isFetching()).toBe(0));
      expect(asked.some((search) => search.get("id")?.includes(before.id))).toBe(true);
      expect(screen.getAllByRole("img", { name: "Before midnight" })).toHaveLength(2);
    });
  });

  test("an example puts its recipe in the composer and charges nothing", async () => {
    server.use();
    const { user } = studio();
    await screen.findByRole("heading", { name: "Nothing on the wall yet" });
    await user.click(screen.getByRole("button", { name: "Surprise me" }));
    expect((await promptField()).textContent).not.toBe("");
    await user.click(screen.getByRole("button", { name: /sailing boat/ }));
    expect(await promptField()).toHaveValue(
      "A sailing boat before a large coral sun, green waves, three gulls",
    );
    expect(screen.getByRole("button", { name: /^Style: ?Riso$/ })).toBeVisible();
  });

  test("a feed that cannot be read says so and tries again", async () => {
    server.use(
      http.get(rest("generations"), () =>
        HttpResponse.json({ message: "x", code: "42501" }, { status: 403 }),
      ),
    );
    const { user } = studio();
    expect(await screen.findByText("Today's pictures could not be read")).toBeVisible();
    server.use(http.get(rest("generations"), () => HttpResponse.json([])));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Nothing on the wall yet" })).toBeVisible();
  });
});
