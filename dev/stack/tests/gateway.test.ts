import { expect, inject, test } from "vitest";
import { newPerson } from "./support/people.ts";

const stack = inject("stack");

test("a browser of any origin may call Auth", async () => {
  const preflight = await fetch(`${stack.api_url}/auth/v1/token?grant_type=password`, {
    method: "OPTIONS",
    headers: {
      origin: "https://elsewhere.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "apikey, content-type, x-client-info",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("apikey, content-type, x-client-info");

  const answer = await fetch(`${stack.api_url}/auth/v1/token?grant_type=password`, {
    method: "POST",
    headers: {
      origin: "https://elsewhere.example",
      apikey: stack.publishable_key,
      "content-type": "application/json",
    },
    body: JSON.stringify({ email: "nobody@easel.test", password: "not a password" }),
  });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});

test.each(["/", "/rest/v2/profiles", "/functions/v1/nothing", "/functions/v1/_shared", "/_system/info"])(
  "nothing answers at %s, in the form of every error",
  async (path) => {
    const answer = await fetch(stack.api_url + path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ code: "not_found", message: expect.any(String) });
  },
);

test("a function gets its own preflights, and answers them itself", async () => {
  const preflight = (origin: string): Promise<Response> =>
    fetch(`${stack.api_url}/functions/v1/generate`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
  expect((await preflight(stack.app_url)).headers.get("access-control-allow-origin")).toBe(stack.app_url);
  expect(
    (await preflight("https://elsewhere.example")).headers.get("access-control-allow-origin"),
  ).toBeNull();
});

test("JSON arrives in the database as JSON, from a column and from a function's argument", async () => {
  const { client, id } = await newPerson(stack);
  const preferences = { size: "square", nested: { list: [1, "two", null] } };
  await client.from("profiles").update({ preferences }).eq("id", id).throwOnError();
  const { data } = await client.from("profiles").select("preferences").single().throwOnError();
  expect(data).toEqual({ preferences });

  const generation = { id: crypto.randomUUID(), prompt: "a red fox", image_size: "square", num_images: 1 };
  const made = await client.functions.invoke("generate", { body: generation });
  expect(made.error).toBeNull();
  expect(made.data).toMatchObject({ generation: { id: generation.id, status: "succeeded" } });
});
