import { Fraction } from "./fraction.ts";
import { ANY_NUMBER, hullNum, Span, type Num } from "./span.ts";

/** What an expression comes to. A date is its day number; a choice not yet made is the list of codes still possible. */
export type Value = Num | Truth | Choice;

/** Three-valued: `undefined` is "not known". */
export type Truth = boolean | undefined;

export type Choice = string | readonly string[];

export const VALUE_KINDS = ["money", "percent", "count", "date", "bool", "choice"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** The type of an expression. Counts carry a unit (years, people, times): years are not compared with months. */
export type ValueType =
  | { readonly kind: "money" | "percent" | "date" | "bool" }
  | { readonly kind: "count"; readonly unit?: string }
  | { readonly kind: "choice"; readonly codes: readonly string[] };

/** Is it one value, with nothing left to ask? */
export function isDecided(value: Value): boolean {
  return (
    typeof value === "number" ||
    typeof value === "boolean" ||
    typeof value === "string" ||
    value instanceof Fraction
  );
}

/** Nothing known but the type. */
export function anyOf(type: ValueType): Value {
  switch (type.kind) {
    case "bool":
      return undefined;
    case "choice":
      return choiceOf(type.codes);
    case "money":
    case "percent":
    case "count":
    case "date":
      return ANY_NUMBER;
  }
}

/** One possible code is a choice made. */
export function choiceOf(codes: readonly string[]): Choice {
  return codes.length === 1 ? (codes[0] ?? codes) : codes;
}

export const codesOf = (choice: Choice): readonly string[] =>
  typeof choice === "string" ? [choice] : choice;

/** What is known when it may be either: the hull of numbers, the union of choices. */
export function eitherOf(a: Value, b: Value): Value {
  if (a === b) return a;
  if (isChoice(a) && isChoice(b)) return choiceOf([...new Set([...codesOf(a), ...codesOf(b)])]);
  if (isNum(a) && isNum(b)) return hullNum(a, b);
  return undefined;
}

export const isNum = (value: Value): value is Num =>
  typeof value === "number" || value instanceof Span || value instanceof Fraction;

export const isChoice = (value: Value): value is Choice => typeof value === "string" || Array.isArray(value);
