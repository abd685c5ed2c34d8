/** Stand-in until the real one is merged. */
export interface Normalised {
  readonly original: string;
  readonly text: string;
  at(index: number): number;
}

export function normalise(text: string): Normalised {
  return {
    original: text,
    text: text.normalize("NFKC").length === text.length ? text.normalize("NFKC") : text,
    at: (i) => i,
  };
}

export function spanOf(n: Normalised, start: number, end: number): { text: string; index: number } {
  const from = n.at(start);
  return { text: n.original.slice(from, n.at(end)), index: from };
}
