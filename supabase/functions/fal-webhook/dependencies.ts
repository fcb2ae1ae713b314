import { type Environment, readConfig } from "../_shared/env.ts";
import { realServices } from "../_shared/real-services.ts";
import { createWebhookSignatures } from "../_shared/webhook-signature.ts";
import type { WebhookDependencies } from "./handler.ts";

/** What the handler works with outside of tests. */
export function realDependencies(env: Environment): WebhookDependencies {
  const config = readConfig(env);
  const services = realServices(config);
  const { falKeysUrl: keysUrl, falUserId: userId } = config;
  return { ...services, signatures: createWebhookSignatures({ keysUrl, userId, clock: services.clock }) };
}
