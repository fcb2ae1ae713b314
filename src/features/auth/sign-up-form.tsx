import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { CheckYourMail } from "@/features/auth/check-your-mail";
import { emailProblem } from "@/features/auth/email-rule";
import { PASSWORD_RULE, passwordProblem } from "@/features/auth/password-rule";
import { signUp } from "@/features/auth/sign-up";
import { FormNotice } from "@/components/form-notice";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";

/** Makes an account; with a session the guard moves the person on, without one the mail is next. */
export function SignUpForm() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [checked, setChecked] = useState(false);
  const mutation = useMutation({ mutationFn: signUp });

  if (mutation.data === "confirm") return <CheckYourMail email={email.trim()} onBack={mutation.reset} />;

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (emailProblem(email) ?? passwordProblem(password) ?? mutation.isPending) return;
    mutation.mutate({ email, password });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={checked ? emailProblem(email) : undefined}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        hint={PASSWORD_RULE}
        error={checked ? passwordProblem(password) : undefined}
      />
      <FormNotice error={mutation.error} />
      <Button type="submit" size="lg" busy={mutation.isPending}>
        Make an account
      </Button>
    </form>
  );
}
