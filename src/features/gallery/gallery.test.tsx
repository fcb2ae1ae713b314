import { screen, waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { http } from "msw/http";
import { expect, test } from "vitest";
import { Gallery } from "@/features/gallery/gallery";
import { rest } from "@/testing/address";
import { image, request, USER } from "@/testing/factories";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

const PAGE = 60;

function pictures(count: number) {
  const newest = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    ...image(request({ prompt: `Picture ${index}` }), 0),
    thumb_path: null,
    created_at: new Date(newest - index).toISOString().replace("Z", "+00:00"),
  }));
}

function gallery() {
  return renderApp(<Gallery userId={USER.id} emptyAction={<a href="/create">Make a picture</a>} />);
}

test("reads on where the page before it ended, by time and id", async () => {
  const all = pictures(PAGE + 5);
  const asked: URLSearchParams[] = [];
  server.use(
    http.get(rest("generated_images"), ({ request: { url } }) => {
      asked.push(new URL(url).searchParams);
      return HttpResponse.json(asked.length === 1 ? all.slice(0, PAGE) : all.slice(PAGE));
    }),
  );
  gallery();
  expect(await screen.findAllByRole("link")).not.toHaveLength(0);
  await waitFor(() => expect(screen.getAllByRole("link")).toHaveLength(PAGE + 5));

  const last = all[PAGE - 1];
  expect(asked).toHaveLength(2);
  expect(asked[0]?.get("user_id")).toBe(`eq.${USER.id}`);
  expect(asked[0]?.get("order")).toBe("created_at.desc,id.desc");
  expect(asked[1]?.get("created_at")).toBe(`lte.${last?.created_at}`);
  expect(asked[1]?.get("or")).toBe(
    `(created_at.lt."${last?.created_at}",and(created_at.eq."${last?.created_at}",id.lt.${last?.id}))`,
  );
});

test("a picture is known by its prompt and leads to itself", async () => {
  const [picture] = pictures(1);
  server.use(http.get(rest("generated_images"), () => HttpResponse.json([picture])));
  gallery();
  expect(await screen.findByRole("img", { name: "Picture 0" })).toBeVisible();
  expect(screen.getByRole("link")).toHaveAttribute("href", picture?.image_url);
  expect(screen.getByRole("heading", { name: "Today" })).toBeVisible();
});

test("an empty gallery says what will be here", async () => {
  gallery();
  expect(await screen.findByRole("heading", { name: "No pictures yet" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Make a picture" })).toBeVisible();
});

test("a gallery that cannot be read says that nothing is lost, and tries again", async () => {
  const forbidden = HttpResponse.json({ code: "42501", message: "x" }, { status: 403 });
  server.use(http.get(rest("generated_images"), () => forbidden.clone()));
  const { user } = gallery();
  expect(await screen.findByText(/Nothing is lost/)).toBeVisible();
  server.use(http.get(rest("generated_images"), () => HttpResponse.json([])));
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "No pictures yet" })).toBeVisible();
});
