import { once } from "../../domain/once.ts";
import { StartFailure } from "../../domain/start-failure.ts";
import type { ShippedBook } from "../../features/rule-changes/index.ts";
import { parseRuleBook, type RuleBook, splitBook } from "../../rules/index.ts";
import { readRawBook, SHIPPED_BOOK } from "./load-rule-book.ts";

/** The book that comes with the program: as a whole, and as the versions to be kept. */
export interface ShippedRules extends ShippedBook {
  readonly book: RuleBook;
}

/** Read and checked once a process. Throws a StartFailure when the package's own book does not hold. */
export const readShippedRules = once((): ShippedRules => {
  const raw = readRawBook(SHIPPED_BOOK);
  const book = raw.ok ? parseRuleBook(raw.value) : raw;
  if (raw.ok && book.ok) {
    const { clauses, documents } = raw.value as unknown as ShippedBook["library"];
    return { book: book.value, library: { documents, clauses }, versions: splitBook(raw.value, book.value) };
  }
  const [problem] = book.ok ? [] : book.refusal;
  throw new StartFailure("rule-book-invalid", { place: problem?.place ?? "", reason: problem?.key ?? "" });
});
