import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { BookLocale } from "../form/rule.ts";
import type { ValueType } from "../values/value.ts";

/** Renders a sentence of the house (`rules.json`) from its key. */
export type Render = (key: string, params: Readonly<Record<string, string>>) => string;

/** What every part of an explanation needs to speak. */
export interface Speech {
  readonly version: CompiledVersion;
  readonly locale: BookLocale;
  readonly render: Render;
  readonly values: Readonly<Record<string, string>>;
}

/** `8500` → `8,500.00`. The text is exact already; only its dress changes. */
export function withFen(text: string): string {
  const [whole = "0", decimals = ""] = text.split(".");
  return `${grouped(whole)}.${decimals.padEnd(2, "0")}`;
}

/** `42000` → `42,000`; decimals stay as told. */
export function plainNumber(text: string): string {
  const [whole = "0", decimals] = text.split(".");
  return decimals === undefined ? grouped(whole) : `${grouped(whole)}.${decimals}`;
}

function grouped(whole: string): string {
  const digits = whole.startsWith("-") ? whole.slice(1) : whole;
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first), ...(digits.slice(first).match(/\d{3}/g) ?? [])];
  return `${whole.startsWith("-") ? "-" : ""}${groups.join(",")}`;
}

/** A traced value for people: money grouped, choices by their label, truths as words. */
export function dressValue(text: string, type: ValueType, speech: Speech): string {
  switch (type.kind) {
    case "choice":
      return labelOfCode(text, type, speech) ?? text;
    case "bool":
      return speech.render(text === "true" ? "value.yes" : "value.no", {});
    case "money":
    case "count":
      return plainNumber(text);
    case "percent":
    case "date":
      return text;
  }
}

/** By the input that offers these codes, else by the choices of the book (a derived choice has no input). */
function labelOfCode(
  code: string,
  { codes }: { readonly codes: readonly string[] },
  speech: Speech,
): string | undefined {
  const { book, rule } = speech.version;
  const offered = [...[...rule.inputs.values()].map(({ options }) => options), ...book.choices.values()];
  return offered.find((options) => codes.every((each) => options.has(each)))?.get(code)?.[speech.locale];
}
