import { createFalClient } from "@fal-ai/client";
import { afterAll, onTestFinished } from "vitest";
import type { FalSimulatorOptions } from "../options.ts";
import { createFalSimulator, type FalSimulator } from "../server.ts";

export const SUBMIT = "/queue.fal.run/fal-ai/flux/schnell";

/** Small pictures keep the tests quick. */
export const SMALL = { width: 96, height: 64 };

export interface Submitted {
  status: string;
  request_id: string;
  response_url: string;
  status_url: string;
  cancel_url: string;
  queue_position: number;
}

let shared: FalSimulator | undefined;

afterAll(() => shared?.close());

/** The simulator that the tests of one file share, since its painters take a moment to start. */
async function sharedSimulator(): Promise<FalSimulator> {
  shared ??= await listening({});
  await fetch(`${shared.url}/_control`, { method: "POST", body: '{"reset":true}' });
  return shared;
}

async function listening(options: FalSimulatorOptions): Promise<FalSimulator> {
  const simulator = createFalSimulator({ latency: { min: 0, max: 0 }, ...options });
  await simulator.listen(0);
  return simulator;
}

async function ownSimulator(options: FalSimulatorOptions): Promise<FalSimulator> {
  const simulator = await listening(options);
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A simulator for one test, by default one that takes no time, and the ways to talk to it. */
export async function startSimulator(options?: FalSimulatorOptions) {
  const { url } = await (options ? ownSimulator(options) : sharedSimulator());

  const call = (
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
  ) =>
    fetch(path.startsWith("http") ? path : `${url}${path}`, {
      ...init,
      headers: { authorization: "Key id:secret", ...init.headers },
    });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers });
  const control = (body: unknown) => post("/_control", body);
  const stats = async (query = "") =>
    (await (await call(`/_stats${query}`)).json()) as Record<string, number> & {
      requests: Record<string, unknown>[];
    };

  /** Submits a small picture and returns the queue's answer. */
  const submit = async (input: object = {}, query = "", headers: Record<string, string> = {}) => {
    const body = { prompt: "a quiet sea", image_size: SMALL, ...input };
    return (await (await post(SUBMIT + query, body, headers)).json()) as Submitted;
  };
  /** Waits for the end of a request through its status stream. */
  const finish = async ({ status_url }: Submitted) => (await call(`${status_url}/stream`)).text();
  /** Draws pictures and returns the addresses that the result names. */
  const imageUrls = async (input: object = {}) => {
    const submitted = await submit(input);
    await finish(submitted);
    const { images } = (await (await call(submitted.response_url)).json()) as { images: { url: string }[] };
    return images.map((image) => image.url);
  };

  const client = createFalClient({
    credentials: "id:secret",
    fetch: (input, init) => {
      const target = input instanceof Request ? input.url : String(input);
      return fetch(`${url}/${target.replace("https://", "")}`, init);
    },
  });
  return { url, call, post, control, stats, submit, finish, imageUrls, client };
}
