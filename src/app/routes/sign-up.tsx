import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "react-router";
import { AuthLayout } from "@/app/layouts/auth-layout";
import { paths } from "@/app/paths";
import { settingsQuery } from "@/features/account/settings.queries";
import { SignUpForm } from "@/features/auth/sign-up-form";
import { plural } from "@/lib/plural";

export function SignUpRoute() {
  const { search } = useLocation();
  const welcome = useQuery(settingsQuery()).data?.welcome_credits ?? 0;
  return (
    <AuthLayout
      title="Make an account"
      footer={
        <>
          {welcome > 0 && `An account comes with ${plural(welcome, "credit")}. `}
          Have one already?{" "}
          <Link to={paths.signIn + search} className="link">
            Sign in
          </Link>
          .
        </>
      }
    >
      <SignUpForm />
    </AuthLayout>
  );
}
