import { Navigate, Outlet, useSearchParams } from "react-router";
import { Shell } from "@/app/layouts/shell";
import { nextPath } from "@/app/next-path";
import { NEXT_PARAM } from "@/app/paths";
import { useSession } from "@/features/auth/session";

/** Signing in ends here: as soon as there is a session, its owner is led on. */
export function RequireSignedOut() {
  const session = useSession();
  const [search] = useSearchParams();
  if (session.status === "loading") return <Shell />;
  if (session.status === "signed-in") return <Navigate to={nextPath(search.get(NEXT_PARAM))} replace />;
  return <Outlet />;
}
