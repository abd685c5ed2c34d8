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

/** Reads the first sheet of an xlsx file; what would cost memory is refused before it does. */
export type ReadSheet = (bytes: Uint8Array) => Promise<Outcome<readonly SheetRow[], SheetRefusal>>;
