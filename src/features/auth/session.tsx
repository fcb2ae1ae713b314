import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { supabase } from "@/lib/supabase";

export interface SessionUser {
  id: string;
  email: string;
}

export type Session =
  { status: "loading" } | { status: "signed-out" } | { status: "signed-in"; user: SessionUser };

const SessionContext = createContext<Session>({ status: "loading" });

/** Follows the session of this browser, also when another tab signs in or out. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  // undefined until the stored session was read; null is signed out.
  const [user, setUser] = useState<SessionUser | null>();
  const previousId = useRef<string>(undefined);

  useEffect(() => {
    const { data } = supabase.auth.onAuthStateChange((_event, session) => {
      const next = session ? { id: session.user.id, email: session.user.email ?? "" } : null;
      // What one person's requests brought must never be shown to the next.
      if (previousId.current !== undefined && previousId.current !== next?.id) queryClient.clear();
      previousId.current = next?.id;
      setUser((current) =>
        current && next && current.id === next.id && current.email === next.email ? current : next,
      );
    });
    return () => data.subscription.unsubscribe();
  }, [queryClient]);

  const session = useMemo<Session>(() => {
    if (user === undefined) return { status: "loading" };
    return user ? { status: "signed-in", user } : { status: "signed-out" };
  }, [user]);

  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  return use(SessionContext);
}

/** The person signed in, below a layout that requires one. */
export function useUser(): SessionUser {
  const session = use(SessionContext);
  if (session.status !== "signed-in") throw new Error("useUser needs a layout that requires a session.");
  return session.user;
}
