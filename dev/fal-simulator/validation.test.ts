import { expect, test } from "vitest";
import { startSimulator, SUBMIT } from "./testing/start-simulator.ts";

test("bad input is refused at submit as a list, unbilled", async () => {
  const { post, stats } = await startSimulator();
  const answer = await post(SUBMIT, { prompt: "sea", num_images: 9 });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({
    detail: [
      {
        type: "less_than_equal",
        loc: ["body", "num_images"],
        msg: "Input should be less than or equal to 4",
        input: 9,
        ctx: { le: 4 },
      },
    ],
  });
  expect(await stats()).toMatchObject({ submits: 1, accepted: 0, billed: 0 });
});

test("bad input can be refused by the result instead", async () => {
  const { post, call, finish } = await startSimulator({ validateAt: "result" });
  const answer = await post(SUBMIT, { prompt: "sea", num_images: 9 });
  expect(answer.status).toBe(200);
  const submitted = (await answer.json()) as Parameters<typeof finish>[0];
  await finish(submitted);
  expect((await call(submitted.response_url)).status).toBe(422);
});

test("the client turns it into a ValidationError with the field", async () => {
  const { client } = await startSimulator();
  const input = { prompt: "sea", num_inference_steps: 99 };
  await expect(client.queue.submit("fal-ai/flux/schnell", { input })).rejects.toMatchObject({
    name: "ValidationError",
    status: 422,
    body: { detail: [{ loc: ["body", "num_inference_steps"] }] },
  });
});

test("a body beyond a mebibyte is too large", async () => {
  const { post } = await startSimulator();
  expect((await post(SUBMIT, { prompt: "x".repeat(1_100_000) })).status).toBe(413);
});

test("the request list keeps what was sent, without the key", async () => {
  const { submit, stats } = await startSimulator();
  await submit({ prompt: "a fox", enable_safety_checker: true }, "", { "x-fal-queue-priority": "normal" });
  const { requests } = await stats("?requests=1");
  expect(requests).toMatchObject([
    {
      call: "submits",
      method: "POST",
      status: 200,
      headers: { "x-fal-queue-priority": "normal" },
      input: { prompt: "a fox" },
    },
  ]);
  expect(JSON.stringify(requests)).not.toContain("secret");
});
