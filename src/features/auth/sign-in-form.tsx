import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { emailProblem } from "@/features/auth/email-rule";
import { useSessionEnd } from "@/features/auth/session-end";
import { signIn } from "@/features/auth/sign-in";
import { FormNotice } from "@/components/form-notice";
import { TextField } from "@/components/text-field";
import { Button } from "@/components/ui/button";

/** The session's change, not this form, moves the person on. */
export function SignInForm() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [checked, setChecked] = useState(false);
  const mutation = useMutation({ mutationFn: signIn });
  const ended = useSessionEnd();

  const emailError = checked ? emailProblem(email) : undefined;
  const passwordError = checked && password === "" ? "Write your password." : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (emailProblem(email) !== undefined || password === "" || mutation.isPending) return;
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
        error={emailError}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={passwordError}
      />
      <FormNotice error={mutation.error ?? ended} />
      <Button type="submit" size="lg" busy={mutation.isPending}>
        Sign in
      </Button>
    </form>
  );
}
