import type { EntityClass } from "../../lexicon/vocabulary.ts";
import type { Span } from "../../placed.ts";

export interface DocumentNumber extends Span {
  readonly code: EntityClass;
}

const FORMS: Readonly<Record<string, EntityClass>> = {
  MD: "list-number",
  FK: "batch-number",
  SQ: "application-number",
  DC: "payout-number",
  GZ: "rule-number",
  X: "export-number",
};
const NUMBER = /(?<![A-Za-z0-9-])(?:(?:(MD|FK|SQ|DC|GZ)?\d{4}-N?\d{4,6})|(X)\d{4,6})(?![\d-])/gi;

/** A year and a dash, or the number of an export: without one of these there is none. */
const MAY_HOLD = /\d{4}-|X\d{4}/i;

/** 受理编号 and its like: 2026-000123 is neither a day nor a number, and MD2026-0001 says that a list is meant. */
export function findDocumentNumbers(text: string): readonly DocumentNumber[] {
  if (!MAY_HOLD.test(text)) return [];
  return [...text.matchAll(NUMBER)].flatMap(({ index, 0: written, 1: prefix, 2: x }) => {
    const letters = prefix ?? x;
    // A receipt has five figures or more after the year: 2026-1120 is a day.
    if (letters === undefined && !/\d{5}$/.test(written)) return [];
    const code = letters === undefined ? "receipt" : (FORMS[letters.toUpperCase()] ?? "receipt");
    return [{ start: index, end: index + written.length, code }];
  });
}
