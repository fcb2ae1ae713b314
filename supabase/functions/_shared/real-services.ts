import { systemClock } from "./clock.ts";
import { createCredits } from "./credits.ts";
import { createDownloader } from "./download.ts";
import type { Log } from "./endpoint.ts";
import { type Config, isLoopback } from "./env.ts";
import { createFal } from "./fal.ts";
import { createStorage } from "./storage.ts";
import { createSupabaseClients } from "./supabase-clients.ts";
import { createWebhookAddresses } from "./webhook-address.ts";

/** What every function works with outside of tests. Made once an isolate. */
export function realServices(config: Config) {
  const clients = createSupabaseClients(config);
  const clock = systemClock;
  const log: Log = (line) => console.log(JSON.stringify(line));
  return {
    clients,
    credits: createCredits(clients.admin, clock),
    fal: createFal({ key: config.falKey, baseUrl: config.falBaseUrl, clock }),
    downloads: createDownloader({ simulatorUrl: config.falBaseUrl, clock }),
    storage: createStorage(clients.admin.storage, config.publicSupabaseUrl),
    webhooks: createWebhookAddresses(webhookUrl(config), config.webhookSecret),
    clock,
    log,
  };
}

/** The real Fal is told no address of this machine: it refuses what it cannot reach. */
function webhookUrl({ publicSupabaseUrl, falBaseUrl }: Config): string | null {
  if (falBaseUrl === null && isLoopback(publicSupabaseUrl)) return null;
  return `${publicSupabaseUrl}/functions/v1/fal-webhook`;
}
