import { AppError, toAppError } from "@/lib/app-error";
import { AUTH_MESSAGES } from "@/lib/auth-error";
import { supabase } from "@/lib/supabase";
import type { Credentials } from "@/features/auth/sign-in";

/** `confirm`: the address has to be confirmed by mail before there is a session. */
export type SignUpOutcome = "signed-in" | "confirm";

/**
 * Makes an account. Where confirmation is on, an address that has an account already looks exactly
 * like a new one.
 *
 * @throws AppError in words for the form
 */
export async function signUp({ email, password }: Credentials): Promise<SignUpOutcome> {
  const { data, error } = await supabase.auth.signUp({ email: email.trim(), password });
  if (!error) return data.session ? "signed-in" : "confirm";
  const failure = await toAppError(error);
  // Auth sends a mail to one address once a minute. That it refuses another tells that the address is
  // known, and to the person it comes to the same: look into the mail.
  if (failure.code === "mail_already_sent") return "confirm";
  // A bare 400 means a wrong password when signing in, but says nothing of the kind here.
  if (failure.code === "invalid_credentials") {
    throw new AppError("sign_up_refused", AUTH_MESSAGES.sign_up_refused, false);
  }
  throw failure;
}
