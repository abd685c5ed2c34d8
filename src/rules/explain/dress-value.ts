import type { BookLocale, Rule } from "../form/rule.ts";
import type { ValueType } from "../values/value.ts";

/** Renders a sentence of the house (`rules.json`) from its key. */
export type Render = (key: string, params: Readonly<Record<string, string>>) => string;

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

const grouped = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A traced value for people: money grouped, choices by their label, truths as words. */
export function dressValue(
  text: string,
  type: ValueType,
  name: string,
  rule: Rule,
  locale: BookLocale,
  render: Render,
): string {
  switch (type.kind) {
    case "choice":
      return rule.inputs.get(name)?.options.get(text)?.[locale] ?? text;
    case "bool":
      return render(text === "true" ? "value.yes" : "value.no", {});
    case "money":
    case "count":
      return plainNumber(text);
    case "percent":
    case "date":
      return text;
  }
}
