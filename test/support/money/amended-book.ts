import { readRawBook, SHIPPED_BOOK } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { compileBook, parseUntested } from "../../../src/rules/index.ts";
import type { RulesInForce } from "../../../src/pipeline/house.ts";

export type Raw = Readonly<Record<string, unknown>>;
export interface RawBook {
  readonly rules: Readonly<Record<string, Raw>>;
}

/** The shipped book as it stands in its files. */
export function shippedRaw(): RawBook {
  const shipped = readRawBook(SHIPPED_BOOK);
  if (!shipped.ok) throw new Error(JSON.stringify(shipped.refusal));
  return shipped.value as unknown as RawBook;
}

/** Figures where the shipped book has none (未配置), from the first day of its last version. */
export function configure(
  raw: RawBook,
  code: string,
  figures: Readonly<Record<string, string | number>>,
): RawBook {
  const rule = raw.rules[code] as { readonly parameters: Readonly<Record<string, Raw>> };
  const parameters = Object.fromEntries(
    Object.entries(rule.parameters).map(([name, parameter]) => [
      name,
      name in figures ? { ...parameter, value: figures[name] } : parameter,
    ]),
  );
  return { ...raw, rules: { ...raw.rules, [code]: { ...rule, parameters } } };
}

/** A book as if it were the one in force: what the database holds is not asked. */
export function inForce(raw: RawBook): RulesInForce {
  const book = parseUntested(raw as never);
  if (!book.ok) throw new Error(JSON.stringify(book.refusal));
  return {
    current: compileBook(book.value),
    seenBefore: Number.MAX_SAFE_INTEGER,
    refresh: () => Promise.resolve(),
  };
}
