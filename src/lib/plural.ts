const WHOLE = new Intl.NumberFormat("en");

export function formatCount(value: number): string {
  return WHOLE.format(value);
}

/** "1 credit", "1,204 credits". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}
