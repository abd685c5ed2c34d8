/**
 * What the sender says, without what is quoted (引用): WeChat puts the other's words before it, in 「」 and above a line of
 * dashes. A 确认 that somebody else wrote must not confirm anything.
 */
export function ownWords(text: string): string {
  if (!text.startsWith("「")) return text;
  const line = text.search(/\n(?:- ){4,40}-/);
  if (line < 0 || !text.slice(0, line).trimEnd().endsWith("」")) return text;
  const below = text.indexOf("\n", line + 1);
  return below < 0 ? "" : text.slice(below + 1);
}
