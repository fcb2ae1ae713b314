import { type Environment, readConfig } from "../_shared/env.ts";
import { realServices } from "../_shared/real-services.ts";
import { createUpkeep } from "../_shared/upkeep.ts";
import type { ReapDependencies } from "./handler.ts";

/** What the handler works with outside of tests. */
export function realDependencies(env: Environment): ReapDependencies {
  const config = readConfig(env);
  const services = realServices(config);
  return { ...services, upkeep: createUpkeep(services.clients.admin), secret: config.reapSecret };
}
