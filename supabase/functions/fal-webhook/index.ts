import { realDependencies } from "./dependencies.ts";
import { createWebhookHandler } from "./handler.ts";

Deno.serve(createWebhookHandler(realDependencies(Deno.env)));
