import { useSession } from "@/features/auth/session";
import { AppError } from "@/lib/app-error";
import { AUTH_MESSAGES } from "@/lib/auth-error";

/** Why the person has to sign in though they did not sign out; null when they did, or are new here. */
export function useSessionEnd(): AppError | null {
  const session = useSession();
  if (session.status !== "signed-out" || session.because === undefined) return null;
  return new AppError(session.because, AUTH_MESSAGES[session.because], false);
}
