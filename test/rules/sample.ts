import { compileBook } from "../../src/rules/compile/compile-book.ts";
import type { CompiledBook, CompiledRule } from "../../src/rules/compile/compiled-book.ts";
import type { Problem } from "../../src/rules/form/problem.ts";
import { parseRuleBook } from "../../src/rules/check/parse-rule-book.ts";

/** A text in both locales, for rules that are about something else. */
export const text = (words: string): { "zh-CN": string; en: string } => ({ "zh-CN": words, en: words });

export type Raw = Record<string, unknown>;

export const money = (more: Raw = {}): Raw => ({
  type: "money",
  label: text("m"),
  question: text("m?"),
  ...more,
});
export const bool = (more: Raw = {}): Raw => ({
  type: "bool",
  label: text("b"),
  question: text("b?"),
  ...more,
});
export const date = (more: Raw = {}): Raw => ({
  type: "date",
  label: text("d"),
  question: text("d?"),
  ...more,
});
export const count = (more: Raw = {}): Raw => ({
  type: "count",
  label: text("c"),
  question: text("c?"),
  ...more,
});
export const percentage = (more: Raw = {}): Raw => ({
  type: "percent",
  label: text("s"),
  question: text("s?"),
  ...more,
});
export const choice = (codes: readonly string[]): Raw => ({
  type: "choice",
  label: text("o"),
  question: text("o?"),
  options: Object.fromEntries(codes.map((code) => [code, text(code)])),
});
export const figure = (type: string, value: unknown, more: Raw = {}): Raw => ({
  type,
  value,
  label: text("p"),
  ...more,
});

/** A rule that pays what `amount` says of the inputs, with anything else given. */
export function paying(amount: unknown, inputs: Raw, more: Raw = {}): Raw {
  const { result, ...rest } = more;
  return { name: text("rule"), inputs, result: { kind: "amount", amount, ...(result as Raw) }, ...rest };
}

export const bookOf = (rules: Raw, more: Raw = {}): Raw => ({ title: text("book"), ...more, rules });

/** The compiled book; throws with its problems when it is refused. */
export function compiled(raw: Raw): CompiledBook {
  const book = parseRuleBook(raw);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal, null, 1));
  return compileBook(book.value);
}

/** The only rule of a book. */
export function onlyRule(raw: Raw, more: Raw = {}): CompiledRule {
  const [rule] = compiled(bookOf({ rule: raw }, more)).rules.values();
  if (!rule) throw new Error("no rule");
  return rule;
}

/** Problems of a book that must be refused, as `place key`. */
export function problemsOf(raw: unknown): readonly Problem[] {
  const book = parseRuleBook(raw);
  return book.ok ? [] : book.refusal;
}
