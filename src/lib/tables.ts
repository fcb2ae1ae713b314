import type { Database } from "@/lib/database.types";

/** A row of a table or view. */
export type Tables<Name extends keyof Database["public"]["Tables"]> =
  Database["public"]["Tables"][Name]["Row"];
