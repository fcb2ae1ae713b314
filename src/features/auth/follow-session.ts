import type { QueryClient } from "@tanstack/react-query";
import { takeWish } from "@/features/auth/sign-out";
import { AppError } from "@/lib/app-error";
import { SESSION_KEY, supabase } from "@/lib/supabase";

export interface SessionUser {
  id: string;
  email: string;
}

/** Why a session ended that the person did not end in this tab. */
export type SessionEnd = "session_ended" | "account_gone";

interface SessionListener {
  onUser: (user: SessionUser) => void;
  /** `previous` is undefined when there was none since the page was opened. */
  onNobody: (previous: SessionUser | undefined, because: SessionEnd | undefined) => void;
}

/**
 * Follows the session of this browser: supabase-js tells of what this tab and others do through it; the storage
 * and refused requests tell of what happens to it besides.
 *
 * @returns the way to stop
 */
export function followSession(queryClient: QueryClient, listener: SessionListener): () => void {
  let current: SessionUser | null | undefined;
  let cause: SessionEnd = "session_ended";

  function follow(session: { user: { id: string; email?: string | undefined } } | null): void {
    const previous = current ?? undefined;
    current = session ? { id: session.user.id, email: session.user.email ?? "" } : null;
    // What one person's requests brought must never be shown to the next.
    if (previous !== undefined && previous.id !== current?.id) queryClient.clear();
    if (current) return listener.onUser(current);
    const isWished = takeWish();
    listener.onNobody(previous, previous === undefined || isWished ? undefined : cause);
    cause = "session_ended";
  }

  async function lookAgain(): Promise<void> {
    const { data, error } = await supabase.auth.getSession();
    if (!error) follow(data.session);
  }

  async function leaveGoneAccount(): Promise<void> {
    const { session } = (await supabase.auth.getSession()).data;
    // Asked with the token of somebody who has signed in elsewhere, nobody's profile is there but theirs.
    if (session?.user.id !== current?.id) return lookAgain();
    cause = "account_gone";
    await supabase.auth.signOut({ scope: "local" });
  }

  function judge(error: unknown): void {
    if (!(error instanceof AppError)) return;
    if (error.code === "unauthorized" || error.code === "session_ended") void lookAgain();
    if (error.code === "account_gone") void leaveGoneAccount();
  }

  function onStorage({ key }: StorageEvent): void {
    if (key === SESSION_KEY || key === null) void lookAgain();
  }

  const { data } = supabase.auth.onAuthStateChange((_event, session) => follow(session));
  const stops = [
    () => data.subscription.unsubscribe(),
    queryClient.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") judge(event.action.error);
    }),
    queryClient.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") judge(event.action.error);
    }),
    () => window.removeEventListener("storage", onStorage),
  ];
  window.addEventListener("storage", onStorage);
  return () => stops.forEach((stop) => stop());
}
