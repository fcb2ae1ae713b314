import { realDependencies } from "./dependencies.ts";
import { createGenerateHandler } from "./handler.ts";

Deno.serve(createGenerateHandler(realDependencies(Deno.env)));
