/** The words of a prompt in lower case, in their order. */
export function wordsOf(prompt: string): string[] {
  return prompt.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Whether a word is one of these, also in its plural. */
export function isOneOf(word: string, names: readonly string[]): boolean {
  return names.some((name) => word === name || word === `${name}s` || word === `${name}es`);
}
