import { writeXlsxStream } from "hucre/xlsx";

import { withoutControls } from "./write-workbook.ts";
import type { Cell, StreamedWorkbook } from "../../features/enclosure.ts";

/**
 * A long table as xlsx, row by row: what is held is the file as it grows, compressed, and one page of rows. Every cell
 * is a string, so that no formula can hide in it.
 */
export async function streamWorkbook(
  workbook: StreamedWorkbook,
  words: (cell: Cell) => string,
): Promise<Uint8Array> {
  const { title, columns } = workbook;
  const say = (cell: Cell): string => withoutControls(words(cell));
  async function* lines(): AsyncGenerator<string[], void, undefined> {
    for (const line of workbook.preface) yield [say(line)];
    yield columns.map(({ header }) => say(header));
    for await (const row of workbook.rows()) yield row.map(withoutControls);
  }
  const stream = writeXlsxStream(lines(), {
    name: say(title).slice(0, 31),
    columns: columns.map(({ width }) => ({ width, style: { numFmt: "@" } })),
    freezePane: { rows: workbook.preface.length + 1 },
    // Without it the preface would be repeated on a second sheet as if it were the header.
    repeatHeaders: false,
  });
  return concat(stream);
}

async function concat(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    size += part.value.byteLength;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
