import type { Outcome } from "../domain/outcome.ts";

/** A row of an uploaded sheet: its number as the spreadsheet program shows it, and its cells as text. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** Columns (from 0) that held a formula instead of a value. */
  readonly formulas: readonly number[];
}

export const SHEET_REFUSALS = [
  "not-a-workbook",
  "encrypted",
  "too-large",
  "too-many-rows",
  "external-entities",
  "damaged",
] as const;
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

/**
 * The first sheet of an xlsx file, handed over part by part and never held whole; each call reads it from the start.
 * @returns how many rows it has, or why it cannot be read: what would cost memory is refused before it does
 */
export type Sheet = (
  take: (part: readonly SheetRow[]) => Promise<void>,
) => Promise<Outcome<number, SheetRefusal>>;

export type ReadSheet = (bytes: Uint8Array) => Sheet;
