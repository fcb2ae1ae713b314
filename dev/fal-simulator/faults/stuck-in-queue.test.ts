import { expect, test } from "vitest";
import { SMALL, startSimulator } from "../testing/start-simulator.ts";

const APP = "fal-ai/flux/schnell";
const INPUT = { prompt: "sea", image_size: SMALL };

test("stays in the queue, also when the faults are cleared, until the client cancels it", async () => {
  const { control, client, stats } = await startSimulator();
  await control({ fault: "stuck_in_queue" });
  const { request_id: requestId } = await client.queue.submit(APP, { input: INPUT });
  await control({ fault: "none" });
  expect(await client.queue.status(APP, { requestId })).toMatchObject({
    status: "IN_QUEUE",
    queue_position: 0,
  });
  await client.queue.cancel(APP, { requestId });
  await expect.poll(() => client.queue.status(APP, { requestId })).toMatchObject({ status: "COMPLETED" });
  await expect(client.queue.result(APP, { requestId })).rejects.toMatchObject({
    status: 499,
    body: { error_type: "client_cancelled" },
  });
  expect(await stats()).toMatchObject({ accepted: 1, completed: 1, billed: 0 });
});

test("ends when the time that it had to start is over", async () => {
  const { control, call, submit, finish } = await startSimulator();
  await control({ fault: "stuck_in_queue" });
  const submitted = await submit({}, "", { "x-fal-request-timeout": "0.001" });
  await finish(submitted);
  const result = await call(submitted.response_url);
  expect(result.status).toBe(504);
  expect(result.headers.get("x-fal-request-timeout-type")).toBe("user");
});
