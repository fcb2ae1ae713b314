import { realDependencies } from "./dependencies.ts";
import { createReapHandler } from "./handler.ts";

Deno.serve(createReapHandler(realDependencies(Deno.env)));
