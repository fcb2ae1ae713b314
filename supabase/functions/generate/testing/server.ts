import type { Log } from "../../_shared/endpoint.ts";
import { FakeAuth } from "../../_shared/testing/fake-services.ts";
import { createWebhookAddresses } from "../../_shared/webhook-address.ts";
import { world } from "../../_shared/testing/world.ts";
import { createGenerateHandler } from "../handler.ts";

export const REQUEST = {
  id: "9b2d4f9e-8a53-4c1c-b6a5-3d1f0a7e5c21",
  prompt: "  a lighthouse in fog  ",
  image_size: "landscape_4_3",
  num_images: 2,
};

/** The handler over services in memory; `post` answers as a person's browser would see it. */
export function server() {
  const w = world(2);
  const lines: Parameters<Log>[0][] = [];
  const handler = createGenerateHandler({
    ...w,
    auth: new FakeAuth(),
    webhooks: createWebhookAddresses(
      "https://project.example/functions/v1/fal-webhook",
      "a secret of the tests",
    ),
    allowedOrigins: ["https://easel.example"],
    log: (line) => void lines.push(line),
  });
  const post = async (body: object = REQUEST, user = "ann") => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${user}` };
    const response = await handler(
      new Request("http://f/", { method: "POST", headers, body: JSON.stringify(body) }),
    );
    return { response, status: response.status, body: await response.json() };
  };
  return { ...w, lines, post };
}
