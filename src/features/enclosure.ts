import type { Reply } from "../conversation/reply.ts";

/** A file that goes out with a reply, as data: its words are made at render, for the reader's language. */
export type Enclosure = Workbook | StreamedWorkbook | ProgressPicture | StoredFile;

/** A file that somebody sent in, as it was. */
export interface StoredFile {
  readonly kind: "stored";
  /** File name without its ending. */
  readonly name: Reply;
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** A cell: data as it stands, or words of the locale. Every one is written as text, so that no formula can hide in it. */
export type Cell = string | Reply;

/** An xlsx file. */
export interface Workbook {
  readonly kind: "workbook";
  /** File name without its ending. */
  readonly name: Reply;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly title: Reply;
  /** Lines above the table: a heading, and who made this when and for what. */
  readonly preface: readonly Cell[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines below the table, for signatures. */
  readonly closing?: readonly Cell[];
  /** Printed at the foot of every page: the watermark. */
  readonly mark?: Cell;
  readonly page: "portrait" | "landscape";
}

/** A long table: its rows are read while it is written, inside the transaction that plans it. */
export interface StreamedWorkbook {
  readonly kind: "streamed";
  readonly name: Reply;
  readonly title: Reply;
  readonly preface: readonly Cell[];
  readonly columns: readonly Column[];
  /** From the first row again each time it is called. */
  rows(): AsyncIterable<readonly string[]>;
}

export interface Column {
  readonly header: Cell;
  /** In characters. */
  readonly width: number;
  /** What may be chosen in the column's cells, for a form to be filled in. */
  readonly choices?: readonly string[];
}

export const UNIT_PROGRESS = ["filed", "late", "returned", "missing"] as const;
export type UnitProgress = (typeof UNIT_PROGRESS)[number];

/** A PNG that shows which units have filed, legible on a phone. */
export interface ProgressPicture {
  readonly kind: "progress";
  readonly name: Reply;
  readonly title: Reply;
  readonly legend: Readonly<Record<UnitProgress, Reply>>;
  readonly counts: Readonly<Record<UnitProgress, number>>;
  /** Those worth showing by name, most urgent first; the drawing shows as many as fit. */
  readonly units: readonly { readonly name: string; readonly progress: UnitProgress }[];
}

/** A file as it is sent. */
export interface DrawnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
