/** What may go wrong with an account, in words that never say whether an address has one. */
export const AUTH_MESSAGES = {
  invalid_credentials: "The address and the password do not belong together.",
  email_not_confirmed: "This address is not confirmed yet. Open the link that we sent to it.",
  sign_up_refused:
    "We could not make an account with this address. If you already have one, sign in with it instead.",
  weak_password: "This password is too easy to guess. Use a longer one.",
  invalid_email: "This does not look like an e-mail address.",
  sign_up_disabled: "New accounts cannot be made here at the moment.",
  mail_already_sent: "A mail went to this address a moment ago. Wait a minute before asking for another.",
  too_many_tries: "Too many tries. Wait a minute, then try again.",
  session_ended: "You were signed out. Sign in again to go on.",
  account_gone: "This account was deleted, and its pictures and credits with it. You can make a new one.",
} as const;

export type AuthErrorCode = keyof typeof AUTH_MESSAGES;

const BY_CODE: Readonly<Record<string, AuthErrorCode>> = {
  invalid_credentials: "invalid_credentials",
  email_not_confirmed: "email_not_confirmed",
  user_already_exists: "sign_up_refused",
  email_exists: "sign_up_refused",
  weak_password: "weak_password",
  email_address_invalid: "invalid_email",
  validation_failed: "invalid_email",
  email_address_not_authorized: "sign_up_refused",
  signup_disabled: "sign_up_disabled",
  email_provider_disabled: "sign_up_disabled",
  over_request_rate_limit: "too_many_tries",
  over_email_send_rate_limit: "mail_already_sent",
  session_not_found: "session_ended",
  session_expired: "session_ended",
  refresh_token_not_found: "session_ended",
  refresh_token_already_used: "session_ended",
};

/** Maps an error of Supabase Auth; undefined when it is a fault of ours rather than the person's. */
export function authErrorCode(error: {
  name: string;
  code?: string | undefined;
  status?: number | undefined;
}): AuthErrorCode | "network" | undefined {
  const known = error.code === undefined ? undefined : BY_CODE[error.code];
  if (known !== undefined) return known;
  // supabase-js has one class for every 5xx and for no answer at all, which has the status 0.
  if (error.name === "AuthRetryableFetchError") return (error.status ?? 0) === 0 ? "network" : undefined;
  if (error.name === "AuthSessionMissingError") return "session_ended";
  if (error.status === 429) return "too_many_tries";
  // The local stack's Auth has these two without a code.
  if (error.status === 400) return "invalid_credentials";
  if (error.status === 422) return "sign_up_refused";
  return undefined;
}
