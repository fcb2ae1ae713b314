import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "react-router";
import { AuthLayout } from "@/app/layouts/auth-layout";
import { paths } from "@/app/paths";
import { settingsQuery } from "@/features/account/settings.queries";
import { SignInForm } from "@/features/auth/sign-in-form";
import { plural } from "@/lib/plural";

export function SignInRoute() {
  const { search } = useLocation();
  const welcome = useQuery(settingsQuery()).data?.welcome_credits ?? 0;
  return (
    <AuthLayout
      title="Sign in"
      footer={
        <>
          New here?{" "}
          <Link to={paths.signUp + search} className="link">
            Make an account
          </Link>
          .{welcome > 0 && ` It comes with ${plural(welcome, "credit")}.`}
        </>
      }
    >
      <SignInForm />
    </AuthLayout>
  );
}
