import { type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";

import type { Cell, Sheet, Workbook } from "../../features/enclosure.ts";

const FONT = "SimSun";
const TITLE: CellStyle = {
  font: { name: FONT, size: 16, bold: true },
  alignment: { horizontal: "center", vertical: "center" },
};
const LINE: CellStyle = { font: { name: FONT, size: 11 }, alignment: { horizontal: "left", wrapText: true } };
const HEADER: CellStyle = {
  font: { name: FONT, size: 11, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F2F2F2" } },
};
/** 文本: what is typed over it stays text, and a leading = or 0 means nothing. */
const TEXT: CellStyle = { font: { name: FONT, size: 11 }, numFmt: "@" };
const MOST_FOOTER = 250;
const MOST_CHOICES_CHARACTERS = 250;
/** Rows below the table that offer the column's choices. */
const ROWS_TO_FILL = 5_000;

/** A workbook as xlsx bytes. Every cell is a string: text that looks like a formula stays text. */
export async function writeWorkbook(workbook: Workbook, words: (cell: Cell) => string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: workbook.sheets.map((sheet) => layOut(sheet, words)),
    defaultFont: { name: FONT, size: 11 },
  });
}

function layOut(sheet: Sheet, words: (cell: Cell) => string): WriteSheet {
  const say = (cell: Cell): string => withoutControls(words(cell));
  const preface = sheet.preface.map(say);
  const headerAt = preface.length;
  const rows = [
    ...preface.map((line) => [line]),
    sheet.columns.map(({ header }) => say(header)),
    ...sheet.rows.map((row) => row.map(say)),
    ...(sheet.closing ?? []).map((line) => [say(line)]),
  ];
  const wide = (row: number) => ({
    startRow: row,
    endRow: row,
    startCol: 0,
    endCol: Math.max(0, sheet.columns.length - 1),
  });
  const closingAt = headerAt + 1 + sheet.rows.length;
  const lines = [
    ...preface.keys(),
    ...Array.from({ length: rows.length - closingAt }, (_, at) => closingAt + at),
  ];
  return {
    name: say(sheet.title)
      .replaceAll(/[[\]:*?/\\]/g, " ")
      .slice(0, 31),
    columns: sheet.columns.map(({ width }) => ({ width, style: TEXT })),
    rows,
    cells: new Map([
      ...lines.map((row) => [`${row},0`, { style: row === 0 && headerAt > 0 ? TITLE : LINE }] as const),
      ...sheet.columns.map((_, column) => [`${headerAt},${column}`, { style: HEADER }] as const),
    ]),
    merges: sheet.columns.length > 1 ? lines.map(wide) : [],
    rowDefs: new Map(headerAt > 0 ? [[0, { height: 28 }]] : []),
    freezePane: { rows: headerAt + 1 },
    dataValidations: choicesOf(sheet, headerAt),
    pageSetup: {
      paperSize: "a4",
      orientation: sheet.page,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${headerAt + 1}:$${headerAt + 1}`,
      margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${footerText(sheet.mark, say)}&R&P/&N` },
  };
}

function choicesOf({ columns }: Sheet, headerAt: number): NonNullable<WriteSheet["dataValidations"]> {
  return columns.flatMap(({ choices = [] }, column) => {
    if (choices.length === 0 || choices.join(",").length > MOST_CHOICES_CHARACTERS) return [];
    const letter = String.fromCodePoint(65 + column);
    return [
      {
        type: "list" as const,
        values: [...choices],
        range: `${letter}${headerAt + 2}:${letter}${headerAt + 1 + ROWS_TO_FILL}`,
      },
    ];
  });
}

/** `&` begins a code in a footer. */
const footerText = (mark: Cell | undefined, say: (cell: Cell) => string): string =>
  mark === undefined ? "" : say(mark).replaceAll("&", "&&").slice(0, MOST_FOOTER);

/** XML has no place for them, whatever somebody pasted into a name. */
export const withoutControls = (text: string): string =>
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").toWellFormed();
