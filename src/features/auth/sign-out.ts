import { supabase } from "@/lib/supabase";

/**
 * Ends the session on this device only. supabase-js removes it here before it tells the server, so an
 * error of that call (offline, an ended session) changes nothing for the person and is not shown.
 */
export async function signOut(): Promise<void> {
  await supabase.auth.signOut({ scope: "local" });
}
