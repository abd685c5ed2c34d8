/**
 * The text as a string of its own. What comes in may be a slice of a longer text, and what is put together of pieces
 * stays in pieces: every look at a character of such a string goes a longer way, and code that meets many kinds of
 * strings takes the longest for all of them.
 */
export function flatText(text: string): string {
  const units: number[] = [];
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
  return fromUnits(units);
}

/** Always a new string. @param units a few thousand at most */
export const fromUnits = (units: readonly number[]): string => String.fromCharCode(...units);
