/**
 * npm run bench:generate: what Easel adds to the picture service's own time.
 *
 * Makes 50 pictures, one after the other, on a stack of its own. Added is the time that the caller of
 * `generate` waited, less the time from Fal's acceptance of the job to its completion. The parts come from the
 * function's Server-Timing header; `wait` is Fal's own time as the function sees it, which begins once the submit
 * was answered.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { startStack } from "../dev/stack/stack.ts";

const PICTURES = 50;
const WARM_UP = 5;
const PARTS = ["auth", "reserve", "submit", "wait", "download", "store", "settle"];

const dir = await mkdtemp(join(tmpdir(), "easel-bench-"));
const stack = await startStack({ dir, vite: false, latencyMs: "500" });
try {
  const { api_url, publishable_key } = stack.info;
  const client = createClient(api_url, publishable_key, { auth: { persistSession: false } });
  const { data } = await client.auth.signUp({
    email: `bench-${randomUUID()}@easel.test`,
    password: randomUUID(),
  });
  if (!data.session) throw new Error("No session.");
  const { access_token: token, user } = data.session;
  await stack.sql`update app_settings set max_generations_per_minute = 1000`;
  await stack.sql`select private.grant_credits(${user.id}, ${PICTURES + WARM_UP}, 'grant', 'for the benchmark')`;

  for (let i = 0; i < WARM_UP; i++) await measureOne(token);
  const rows: Record<string, number>[] = [];
  for (let i = 0; i < PICTURES; i++) rows.push(await measureOne(token));
  print(rows);
} finally {
  await stack.stop();
  await rm(dir, { recursive: true, force: true });
}

async function measureOne(token: string): Promise<Record<string, number>> {
  const drawnBefore = await drawingMs();
  const started = performance.now();
  const response = await fetch(`${stack.info.api_url}/functions/v1/generate`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      apikey: stack.info.publishable_key,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      id: randomUUID(),
      prompt: "three bottles on a table",
      image_size: "square_hd",
      num_images: 1,
    }),
  });
  const body = (await response.json()) as { generation?: { status: string } };
  const waited = performance.now() - started;
  if (response.status !== 200 || body.generation?.status !== "succeeded") {
    throw new Error(`A generation did not succeed: ${response.status} ${JSON.stringify(body)}`);
  }
  const drawing = (await drawingMs()) - drawnBefore;
  const parts = serverTiming(response.headers.get("server-timing") ?? "");
  return {
    ...parts,
    "Fal's own": drawing,
    waited,
    added: waited - drawing,
  };
}

/** Milliseconds that the simulator has spent on completed jobs since its start. */
async function drawingMs(): Promise<number> {
  const stats = (await (await fetch(`${stack.info.fal_url}/_stats`)).json()) as { drawing_ms: number };
  return stats.drawing_ms;
}

function serverTiming(header: string): Record<string, number> {
  return Object.fromEntries(
    [...header.matchAll(/([\w-]+);dur=([\d.]+)/g)].map(([, name, ms]) => [name, Number(ms)]),
  );
}

function print(rows: Record<string, number>[]): void {
  console.log(`${rows.length} pictures of 1024x1024, in milliseconds\n`);
  console.log(`${"".padEnd(12)}${"median".padStart(9)}${"p95".padStart(9)}${"max".padStart(9)}`);
  for (const name of [...PARTS, "Fal's own", "waited", "added"]) {
    const sorted = rows.map((row) => row[name] ?? 0).toSorted((a, b) => a - b);
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
    console.log(`${name.padEnd(12)}${at(0.5).padStart(9)}${at(0.95).padStart(9)}${at(1).padStart(9)}`);
  }
  const median = (name: string) =>
    rows.map((row) => row[name] ?? 0).toSorted((a, b) => a - b)[rows.length >> 1] ?? 0;
  console.log(`\nadded / Fal's own: ${(median("added") / median("Fal's own")).toFixed(2)}`);
}
