import { supabase } from "@/lib/supabase";

let isWished = false;

/** Whether the end of the session that is told now is the one that the person asked for in this tab. */
export function takeWish(): boolean {
  const taken = isWished;
  isWished = false;
  return taken;
}

/**
 * Ends the session on this device only. supabase-js removes it here before it tells the server, so an
 * error of that call (offline, an ended session) changes nothing for the person and is not shown.
 */
export async function signOut(): Promise<void> {
  isWished = true;
  await supabase.auth.signOut({ scope: "local" });
}
