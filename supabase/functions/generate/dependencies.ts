import { createAuth } from "../_shared/auth.ts";
import { type Environment, readConfig } from "../_shared/env.ts";
import { realServices } from "../_shared/real-services.ts";
import type { GenerateDependencies } from "./handler.ts";

/** What the handler works with outside of tests. */
export function realDependencies(env: Environment): GenerateDependencies {
  const config = readConfig(env);
  const services = realServices(config);
  return {
    ...services,
    auth: createAuth(services.clients.anonymous.auth),
    allowedOrigins: config.allowedOrigins,
  };
}
