/** Characters. The same number stands in supabase/config.toml as minimum_password_length. */
export const MIN_PASSWORD_LENGTH = 10;

export const PASSWORD_RULE = `Use at least ${MIN_PASSWORD_LENGTH} characters.`;

/** What is wrong with a new password, before it is sent. */
export function passwordProblem(password: string): string | undefined {
  return password.length < MIN_PASSWORD_LENGTH ? PASSWORD_RULE : undefined;
}
