/** Longest text that is read; what comes after is not looked at, and the sender is told. */
export const MOST_CHARACTERS = 2_000;

export interface CleanText {
  readonly text: string;
  readonly cut: boolean;
}

/** Takes out what Postgres refuses (NUL, lone surrogates: one such message would poison the queue) and caps the rest. */
export function cleanText(raw: string): CleanText {
  const whole = raw.replaceAll("\u0000", "").toWellFormed().replaceAll("\uFFFD", "").trim();
  return whole.length <= MOST_CHARACTERS
    ? { text: whole, cut: false }
    : { text: whole.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll("\uFFFD", ""), cut: true };
}
