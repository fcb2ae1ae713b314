import type { SupabaseClient } from "@supabase/supabase-js";
import * as z from "zod/mini";
import { type Advanced, advancedSchema } from "./generation-state.ts";
import { ServiceError } from "./service-error.ts";

export interface TrashedPicture {
  id: string;
  storage_path: string;
  thumb_path: string | null;
}

/** What the reaper asks of Postgres. Each call takes a small batch and may be repeated at any time. */
export interface UpkeepPort {
  /** Ends generations that nobody can know anything more about, and those of deleted accounts. */
  expireGenerations(limit: number): Promise<number>;
  /**
   * Leases generations that nobody seems to be working on to `holder`, those tried longest ago first. A row that this
   * version does not understand is left out: it must not keep the others waiting.
   */
  dueGenerations(limit: number, holder: string): Promise<Advanced[]>;
  /** Claims pictures whose time in the trash is over: they cannot be taken back any more. */
  claimTrash(limit: number): Promise<TrashedPicture[]>;
  /** Deletes the rows of claimed pictures, once their objects are gone. */
  deleteTrash(ids: readonly string[]): Promise<number>;
  /** Looks at the next `scan` objects by name and returns the paths of those that are nobody's. */
  nextOrphans(scan: number): Promise<string[]>;
  /** Deletes what is left of the generations of deleted accounts. */
  forgetOwnerless(limit: number): Promise<number>;
  /** Pauses drawing when the day's budget is used up, and lets it go on the next day. */
  keepBudget(): Promise<boolean>;
}

const trashSchema = z.array(
  z.object({ id: z.uuid(), storage_path: z.string(), thumb_path: z.nullable(z.string()) }),
);

export function createUpkeep(admin: SupabaseClient): UpkeepPort {
  const call = async <T>(name: string, args: object, schema: z.ZodMiniType<T>): Promise<T> => {
    const { data, error } = await admin.rpc(name, args);
    if (error) throw new ServiceError(`database: ${name} failed with ${error.code || "no answer"}`);
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw new ServiceError(`database: ${name} answered something unknown`);
    return parsed.data;
  };
  return {
    expireGenerations: (limit) => call("expire_generations", { p_limit: limit }, z.number()),
    async dueGenerations(limit, holder) {
      const rows = await call("due_generations", { p_limit: limit, p_holder: holder }, z.array(z.unknown()));
      return rows.flatMap((row) => advancedSchema.safeParse(row).data ?? []);
    },
    claimTrash: (limit) => call("claim_trash", { p_limit: limit }, trashSchema),
    deleteTrash: (ids) => call("delete_trash", { p_ids: ids }, z.number()),
    nextOrphans: (scan) => call("next_orphans", { p_scan: scan }, z.array(z.string())),
    forgetOwnerless: (limit) => call("forget_ownerless", { p_limit: limit }, z.number()),
    keepBudget: () => call("keep_budget", {}, z.boolean()),
  };
}
