import { writeWorkbook } from "../../adapters/spreadsheet/write-workbook.ts";
import { say } from "../../conversation/reply.ts";

/** A file that somebody in a talk sends. */
export interface TalkFile {
  readonly name: string;
  readonly bytes: number;
  /** What it really is: `jpg`, `png`, `pdf`, or anything else for bytes that mean nothing. */
  readonly type: string;
  /** Lines of a sheet, the heading first: it is then a real xlsx file. */
  readonly rows?: readonly (readonly string[])[];
}

const HEADS: Readonly<Record<string, readonly number[]>> = {
  jpg: [0xff, 0xd8, 0xff, 0xe0],
  jpeg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
};

/** As somebody would have typed it into a spreadsheet program. */
export function makeSheet(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const [heading = [], ...body] = rows;
  const sheet = {
    title: say("imports:template-file"),
    preface: [],
    columns: heading.map((header) => ({ header, width: 12 })),
    rows: body,
    page: "portrait",
  } as const;
  return writeWorkbook({ kind: "workbook", name: say("imports:template-file"), sheets: [sheet] }, (cell) =>
    typeof cell === "string" ? cell : "Sheet1",
  );
}

/** Content that begins as its type does and differs by name, so that two files are two. */
export function makeFile({ name, bytes, type }: TalkFile): Uint8Array {
  const content = new Uint8Array(bytes);
  const head = HEADS[type] ?? [];
  content.set(head.slice(0, bytes));
  content.set(Buffer.from(name, "utf8").subarray(0, Math.max(0, bytes - head.length)), head.length);
  return content;
}
