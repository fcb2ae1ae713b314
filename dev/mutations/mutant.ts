/** A safeguard, and how to take it away: one piece of one file, replaced. */
export interface Mutant {
  name: string;
  /** Below `supabase/`. */
  file: string;
  /** Stands there exactly once. */
  find: string;
  replace: string;
}

/** What came of a mutant: the first test that fails without the safeguard, or undefined when none does. */
export interface Verdict {
  mutant: Mutant;
  caughtBy: string | undefined;
}

/** @throws Error when the safeguard is not where the mutant looks for it. */
export function mutate(text: string, { name, file, find, replace }: Mutant): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`"${name}": ${file} has ${parts.length - 1} times: ${find}`);
  return parts.join(replace);
}

/** A safeguard that is simply not there, or has something harmless in its place. */
export function removed(name: string, file: string, find: string, replace = ""): Mutant {
  return { name, file, find, replace };
}
