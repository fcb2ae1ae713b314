import type { FaultQueue } from "./faults/fault-queue.ts";
import type { GenerationStore } from "./generations/generation-store.ts";
import type { ResolvedOptions } from "./options.ts";
import type { PictureStore } from "./pictures/picture-store.ts";
import type { Stats } from "./stats.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";

/** What every call works with. */
export interface Simulator {
  options: ResolvedOptions;
  generations: GenerationStore;
  faults: FaultQueue;
  pictures: PictureStore;
  webhooks: WebhookSender;
  stats: Stats;
  /** Aborted when the server closes: running generations and pauses end. */
  closing: AbortSignal;
  /** The address that callers see, without a slash at its end. */
  publicUrl(): string;
}

export interface Call {
  method: string;
  url: URL;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** What the route's pattern captured. */
  parameters: string[];
}

export function headerOf(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
