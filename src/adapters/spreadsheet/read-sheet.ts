import { streamXlsxRows } from "hucre/xlsx";

import { done, refused } from "../../domain/outcome.ts";
import type { ReadSheet, SheetRow } from "../../features/sheet-reader.ts";
import { inspectArchive } from "./inspect-archive.ts";

/** Rows with something in them. */
export const MOST_ROWS = 20_000;
/** A to AN. */
const LAST_COLUMN = 40;
const LONGEST_CELL = 500;

/** Reads the first sheet of an xlsx file as text, row by row. */
export const readSheet: ReadSheet = async (bytes) => {
  const inspected = inspectArchive(bytes);
  if (!inspected.ok) return inspected;
  const rows: SheetRow[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      const number = index + 1;
      const cells = values.slice(0, LAST_COLUMN).map(textOf);
      if (cells.every((cell) => cell === "")) continue;
      if (rows.length >= MOST_ROWS) return refused("too-many-rows");
      const formulas = [...cells.keys()].filter((column) =>
        inspected.value.formulas.has(`${number},${column}`),
      );
      rows.push({ number, cells, formulas });
    }
  } catch {
    return refused("damaged");
  }
  return done(rows);
};

/** What stands in the cell, as text: a day as YYYY-MM-DD, a number without exponent. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (typeof value !== "string" && typeof value !== "boolean") return "";
  return String(value)
    .toWellFormed()
    .replaceAll(/[\u0000\uFFFD]/g, "")
    .normalize("NFKC")
    .trim()
    .slice(0, LONGEST_CELL);
}
