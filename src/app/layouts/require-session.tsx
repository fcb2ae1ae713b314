import { Navigate, Outlet, useLocation } from "react-router";
import { Shell } from "@/app/layouts/shell";
import { NEXT_PARAM, paths } from "@/app/paths";
import { useSession } from "@/features/auth/session";

/** Leads people without a session to signing in, and back to where they wanted to go. */
export function RequireSession() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.status === "loading") return <Shell />;
  if (session.status === "signed-out") {
    const next = new URLSearchParams({ [NEXT_PARAM]: pathname + search });
    return <Navigate to={`${paths.signIn}?${next}`} replace />;
  }
  return <Outlet />;
}
