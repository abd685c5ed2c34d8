import { readSheet } from "../../src/adapters/spreadsheet/read-sheet.ts";
import { done, type Outcome } from "../../src/domain/outcome.ts";
import type { SheetRefusal, SheetRow } from "../../src/features/sheet-reader.ts";

/** All rows of a small sheet. */
export async function readWhole(bytes: Uint8Array): Promise<Outcome<readonly SheetRow[], SheetRefusal>> {
  const rows: SheetRow[] = [];
  const read = await readSheet(bytes)((part) => {
    rows.push(...part);
    return Promise.resolve();
  });
  return read.ok ? done(rows) : read;
}
