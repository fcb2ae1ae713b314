import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useState, type ReactNode } from "react";
import { followSession, type SessionEnd, type SessionUser } from "@/features/auth/follow-session";

export type { SessionUser } from "@/features/auth/follow-session";

export type Session =
  | { status: "loading" }
  | { status: "signed-out"; because?: SessionEnd | undefined }
  | { status: "signed-in"; user: SessionUser };

const SessionContext = createContext<Session>({ status: "loading" });

interface SessionProviderProps {
  children: ReactNode;
  /** Takes what this browser keeps of a person who is no more. Must stay the same function. */
  onAccountGone: (userId: string) => void;
}

/** The session of this browser, also when another tab signs in or out, or the server ends it. */
export function SessionProvider({ children, onAccountGone }: SessionProviderProps) {
  const queryClient = useQueryClient();
  const [session, setSession] = useState<Session>({ status: "loading" });

  useEffect(
    () =>
      followSession(queryClient, {
        onUser: (user) =>
          setSession((current) => (isOf(current, user) ? current : { status: "signed-in", user })),
        onNobody: (previous, because) => {
          if (previous && because === "account_gone") onAccountGone(previous.id);
          // What is told twice keeps its reason.
          setSession((current) =>
            current.status === "signed-out" ? current : { status: "signed-out", because },
          );
        },
      }),
    [queryClient, onAccountGone],
  );

  return <SessionContext value={session}>{children}</SessionContext>;
}

function isOf(session: Session, { id, email }: SessionUser): boolean {
  return session.status === "signed-in" && session.user.id === id && session.user.email === email;
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
