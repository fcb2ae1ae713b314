import { Navigate } from "react-router";
import { Shell } from "@/app/layouts/shell";
import { paths } from "@/app/paths";
import { useSession } from "@/features/auth/session";

export function HomeRoute() {
  const session = useSession();
  if (session.status === "loading") return <Shell />;
  return <Navigate to={session.status === "signed-in" ? paths.create : paths.signIn} replace />;
}
