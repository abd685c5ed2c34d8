import { done, type Outcome, refused } from "../../domain/outcome.ts";
import type { ReadSheet, SheetRefusal, SheetRow } from "../../features/sheet-reader.ts";
import { type Inspected, inspectArchive } from "./inspect-archive.ts";

/** Rows with something in them. */
export const MOST_ROWS = 20_000;
/** A to AN. */
const LAST_COLUMN = 40;
const LONGEST_CELL = 500;
/** Rows of one part. */
const PART = 500;

/** Reads the first sheet of an xlsx file as text, in parts. The library is loaded with the first file. */
export const readSheet: ReadSheet = (bytes) => {
  let inspected: Outcome<Inspected, SheetRefusal> | undefined;
  return async (take) => {
    inspected ??= inspectArchive(bytes);
    if (!inspected.ok) return inspected;
    const { formulas } = inspected.value;
    const { streamXlsxRows } = await import("hucre/xlsx");
    const rows = streamXlsxRows(bytes)[Symbol.asyncIterator]();
    let part: SheetRow[] = [];
    for (let count = 0; ;) {
      const next = await rows.next().catch(() => null);
      if (next === null) return refused("damaged");
      if (next.done === true) {
        if (part.length > 0) await take(part);
        return done(count);
      }
      const number = next.value.index + 1;
      const cells = next.value.values.slice(0, LAST_COLUMN).map(textOf);
      if (cells.every((cell) => cell === "")) continue;
      count += 1;
      if (count > MOST_ROWS) return refused("too-many-rows");
      part.push({ number, cells, formulas: [...(formulas.get(number) ?? [])] });
      if (part.length < PART) continue;
      await take(part);
      part = [];
    }
  };
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
