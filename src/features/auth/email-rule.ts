/** What is wrong with an address, before it is sent. The server has the last word. */
export function emailProblem(email: string): string | undefined {
  const text = email.trim();
  if (text === "") return "Write your e-mail address.";
  return /^[^\s@]+@[^\s@]+$/.test(text) ? undefined : "This does not look like an e-mail address.";
}
