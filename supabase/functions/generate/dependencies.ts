import { createAuth } from "../_shared/auth.ts";
import { systemClock } from "../_shared/clock.ts";
import { createCredits } from "../_shared/credits.ts";
import { createDownloader } from "../_shared/download.ts";
import { type Environment, readConfig } from "../_shared/env.ts";
import { createFal } from "../_shared/fal.ts";
import { createStorage } from "../_shared/storage.ts";
import { createSupabaseClients } from "../_shared/supabase-clients.ts";
import type { GenerateDependencies } from "./handler.ts";

/** What the handler works with outside of tests. Made once an isolate. */
export function realDependencies(env: Environment): GenerateDependencies {
  const config = readConfig(env);
  const { admin, anonymous } = createSupabaseClients(config);
  const clock = systemClock;
  return {
    auth: createAuth(anonymous.auth),
    credits: createCredits(admin, clock),
    fal: createFal({ key: config.falKey, baseUrl: config.falBaseUrl, clock }),
    downloads: createDownloader({ simulatorUrl: config.falBaseUrl, clock }),
    storage: createStorage(admin.storage, config.publicSupabaseUrl),
    clock,
    allowedOrigins: config.allowedOrigins,
    log: (line) => console.log(JSON.stringify(line)),
  };
}
