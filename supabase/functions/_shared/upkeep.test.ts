import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import { ServiceError } from "./service-error.ts";
import { withHttpServer } from "./testing/http-server.ts";
import { world } from "./testing/world.ts";
import { createUpkeep } from "./upkeep.ts";

const upkeepAt = (url: string) => createUpkeep(createClient(url, "sb_secret_x"));

Deno.test("a row that this version does not understand keeps no other from its turn", async () => {
  const due = await world().submitted();
  const strange = { ...due, generation: { ...due.generation, params: {} } };
  await withHttpServer(
    () => Response.json([strange, due]),
    async (url, seen) => {
      const found = await upkeepAt(url).dueGenerations(5, "holder");
      assert.deepEqual(
        found.map(({ generation }) => generation.id),
        [due.generation.id],
      );
      assert.deepEqual(JSON.parse(seen[0]?.body ?? ""), { p_limit: 5, p_holder: "holder" });
    },
  );
});

Deno.test("an answer that is no answer is an error", async () => {
  await withHttpServer(
    () => Response.json({ code: "57014", message: "words" }, { status: 500 }),
    async (url) => assert.rejects(upkeepAt(url).claimTrash(5), ServiceError),
  );
  await withHttpServer(
    () => Response.json("seven"),
    async (url) => assert.rejects(upkeepAt(url).deleteTrash([]), ServiceError),
  );
});
