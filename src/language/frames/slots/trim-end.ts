/** Takes trailing characters off; a regular expression that is anchored only at its end takes quadratic time. */
export function trimEnd(text: string, characters: ReadonlySet<string>): string {
  let end = text.length;
  while (end > 0 && characters.has(text[end - 1]!)) end--;
  return text.slice(0, end);
}
