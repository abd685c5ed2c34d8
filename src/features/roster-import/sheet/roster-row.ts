import type { SheetArchiveField, SheetField } from "../../roster/index.ts";

/** One person as a row tells of them. What a cell does not say is undefined, and stays as it is in the archive. */
export interface RosterRow {
  /** Row of the sheet. */
  readonly number: number;
  readonly name: string;
  readonly unionId: string;
  /** `name` and `custodianUnionId` among them. */
  readonly values: Readonly<Partial<Record<SheetArchiveField, string>>>;
  readonly honour?: { readonly code: string; readonly year: number; readonly document?: string };
}

/** A row with the blind index under which its ID number is found. */
export interface IndexedRow extends RosterRow {
  readonly idNumberIndex?: string;
}

export const ROW_PROBLEMS = [
  "missing",
  "invalid",
  "formula",
  "unknown-union",
  "title-needs-year",
  "retired-needs-status",
  "id-birthday",
  "id-sex",
  "id-other-name",
  "twice-in-file",
  "namesakes",
  "needs-consent",
  "closed",
] as const;

export interface RowError {
  readonly number: number;
  readonly field: SheetField;
  readonly problem: (typeof ROW_PROBLEMS)[number];
  /** What stood there, where it may be quoted. */
  readonly value?: string;
  /** Another row, for what stands there twice. */
  readonly other?: number;
}
