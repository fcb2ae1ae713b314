import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "react-router";
import { AuthLayout } from "@/app/layouts/auth-layout";
import { paths } from "@/app/paths";
import { settingsQuery } from "@/features/account/settings.queries";
import { SignInForm } from "@/features/auth/sign-in-form";
import { SignUpForm } from "@/features/auth/sign-up-form";
import { plural } from "@/lib/plural";

// Both in one file, and so in one chunk: while another one loads, the form that is left takes what is typed and loses it.

export function SignInRoute() {
  const { search } = useLocation();
  const welcome = useWelcomeCredits();
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

export function SignUpRoute() {
  const { search } = useLocation();
  const welcome = useWelcomeCredits();
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

function useWelcomeCredits(): number {
  return useQuery(settingsQuery()).data?.welcome_credits ?? 0;
}
