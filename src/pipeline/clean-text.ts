/** Longest text that is read; what comes after is not looked at, and the sender is told. */
export const MOST_CHARACTERS = 2_000;

export interface CleanText {
  readonly text: string;
  readonly cut: boolean;
}

/** Takes out what Postgres refuses (NUL, lone surrogates: one such message would poison the queue) and caps the rest. */
export function cleanText(raw: string): CleanText {
  const whole = cleaned(raw.slice(0, 4 * MOST_CHARACTERS)).trim();
  const text = cleaned(whole.slice(0, fittingLength(whole)));
  return { text, cut: text.length < whole.length };
}

const cleaned = (text: string): string =>
  text.replaceAll("\u0000", "").toWellFormed().replaceAll("\uFFFD", "");

/** Some letters become many when they are brought to one form (ﷺ is eighteen): the cap holds for what they become. */
function fittingLength(text: string): number {
  if (text.length <= MOST_CHARACTERS && text.normalize("NFKC").length <= MOST_CHARACTERS) return text.length;
  let length = 0;
  let becomes = 0;
  for (const letter of text) {
    becomes += Math.max(letter.length, letter.normalize("NFKC").length);
    if (becomes > MOST_CHARACTERS) return length;
    length += letter.length;
  }
  return length;
}
