/** Why a book is refused: `key` and `params` make the sentence in `locales/<locale>/replies/rules.json`, under `problem`. */
export interface Problem {
  /** Where, as a path through the book: `rules.own-illness.when[1].test.left`. */
  readonly place: string;
  readonly key: ProblemKey;
  readonly params: Readonly<Record<string, string>>;
}

export const PROBLEM_KEYS = [
  "unreadable", // no file, or no YAML
  "missing", // a required field is not there
  "unknown-key", // a field the form does not have
  "wrong-shape", // a list where a map is wanted, and so on
  "bad-value", // not a number, a date, a code …
  "unknown-operator",
  "unknown-name", // neither input, derived value nor parameter
  "duplicate-name",
  "unknown-code", // a choice that is not one of the codes
  "unknown-reference", // a table, clause, document, group … that the book does not have
  "type-mismatch",
  "unit-mismatch",
  "circular",
  "uncovered", // a choice or a range without a row
  "overlapping-rows",
  "overlapping-dates",
  "empty-dates",
  "disordered", // bands that do not ascend
  "zero-divisor",
  "missing-text", // a locale without its sentence
  "failing-case",
  "unused", // a parameter, input or derived value that nothing uses
] as const;
export type ProblemKey = (typeof PROBLEM_KEYS)[number];
