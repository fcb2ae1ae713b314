import type { AuthError, Session, SupabaseClient } from "@supabase/supabase-js";

/** What a renewal needs of supabase-js. */
export type Auth = Pick<SupabaseClient["auth"], "getSession" | "refreshSession" | "signOut">;

/** Whether Auth has spoken: not a fault of its own, not "later", not that another tab was quicker. */
function isFinal({ status = 0 }: AuthError): boolean {
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

/** Ends a session on this device, unless another one is there by now. */
async function end(auth: Auth, refused: Session): Promise<void> {
  const { session } = (await auth.getSession()).data;
  if (session?.refresh_token === refused.refresh_token) await auth.signOut({ scope: "local" });
}

async function renew(auth: Auth, refused: string): Promise<string | undefined> {
  const { session } = (await auth.getSession()).data;
  // Not this session's token: perhaps another person's, who must not lend theirs to this request.
  if (session?.access_token !== refused) return undefined;
  const { data, error } = await auth.refreshSession(session);
  if (data.session?.user.id === session.user.id) return data.session.access_token;
  if (error && !isFinal(error)) throw error;
  await end(auth, session);
  return undefined;
}

/**
 * Renews tokens that the server refused though they should still be good: garbled, revoked, signed with an old
 * key. A session that Auth will not renew is over, and is removed from this browser.
 *
 * @returns the new token of the same person's; undefined when there is none. Throws what may pass by itself.
 */
export function sessionRenewal(auth: () => Auth): (refused: string) => Promise<string | undefined> {
  // Requests that went out together are refused one after another, and share one renewal.
  const renewals = new Map<string, Promise<string | undefined>>();
  return (refused) => {
    const known = renewals.get(refused);
    if (known) return known;
    const renewal = renew(auth(), refused);
    renewals.set(refused, renewal);
    renewal.catch(() => renewals.delete(refused));
    return renewal;
  };
}
