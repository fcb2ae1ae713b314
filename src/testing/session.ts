import { storage } from "@/lib/storage";
import { SESSION_KEY } from "@/lib/supabase";
import type { sessionAnswer } from "@/testing/factories";

/** Puts a session where supabase-js looks for it, without telling anybody. */
export function keepSession(session: Partial<ReturnType<typeof sessionAnswer>>): void {
  storage.write(SESSION_KEY, session);
}
