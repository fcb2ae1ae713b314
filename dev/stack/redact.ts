/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Makes one that puts each secret's name in its place. Of secrets within one another the longer goes first. */
export function redactorOf(secrets: Record<string, string | undefined>): Redact {
  const found = Object.entries(secrets)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "")
    // A key of two parts is a secret by its second one, too.
    .flatMap(([name, value]) => [value, ...value.split(":").slice(1)].map((part) => ({ name, part })))
    .toSorted((a, b) => b.part.length - a.part.length);
  return (text) => found.reduce((rest, { name, part }) => rest.replaceAll(part, `[${name}]`), text);
}
