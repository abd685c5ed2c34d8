import { inflateRawSync } from "node:zlib";

import { done, type Outcome, refused } from "../../domain/outcome.ts";
import type { SheetRefusal } from "../../features/sheet-reader.ts";
import { type Formulas, scanSheet } from "./scan-sheet.ts";

/** Everything in the archive together, unpacked. A roster of 20,000 people takes a third of it. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 200;
const MOST_CELLS = 800_000;
/** Empty ones too: each costs a turn of the parser. */
const MOST_ROW_TAGS = 100_000;
/** ZZ: a row is as wide as its last cell, and costs as much. */
const MOST_COLUMNS = 702;

const END_OF_DIRECTORY = 0x06_05_4b_50;
const DIRECTORY_ENTRY = 0x02_01_4b_50;
const LOCAL_HEADER = 0x04_03_4b_50;
/** Of the 64-bit form, which points to a second directory: no sheet that is small enough needs it. */
const SEE_64_BIT = 0xff_ff_ff_ff;
const STORED = 0;
const DEFLATED = 8;

export interface Inspected {
  /** Columns (from 0) of cells that hold a formula, by row as the program numbers it. */
  readonly formulas: Formulas;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly encrypted: boolean;
  readonly at: number;
}

/**
 * Looks through an xlsx archive before it is parsed: unpacks part by part under one budget, whatever sizes it claims to
 * have, and lets no document type through, so that neither a bomb nor an entity reaches the parser.
 */
export function inspectArchive(bytes: Uint8Array): Outcome<Inspected, SheetRefusal> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // An old .xls, or an xlsx with a password: both are compound files.
  if (buffer.length >= 4 && buffer.readUInt32BE(0) === 0xd0_cf_11_e0) return refused("encrypted");
  const entries = readDirectory(buffer);
  if (entries === null || entries.length > MOST_ENTRIES) return refused("not-a-workbook");
  if (entries.some((entry) => entry.encrypted)) return refused("encrypted");
  if (!entries.some(({ name }) => name === "xl/workbook.xml")) return refused("not-a-workbook");
  const formulas = new Map<number, Set<number>>();
  let left = MOST_UNPACKED;
  for (const entry of entries) {
    const part = unpack(buffer, entry, left);
    if (typeof part === "string") return refused(part);
    left -= part.length;
    // Any part may be named as the sheet: what it is called says nothing.
    if (!isMarkup(part)) continue;
    if (hasDocumentType(part)) return refused("external-entities");
    if (!part.includes("sheetData")) continue;
    const scan = scanSheet(part, formulas);
    if (scan.lost) return refused("damaged");
    if (scan.cells > MOST_CELLS || scan.rows > MOST_ROW_TAGS || scan.widest >= MOST_COLUMNS)
      return refused("too-many-rows");
  }
  return done({ formulas });
}

function readDirectory(buffer: Buffer): Entry[] | null {
  const from = Math.max(0, buffer.length - 66_000);
  let end = buffer.length - 22;
  while (end >= from && buffer.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < from) return null;
  if (buffer.readUInt32LE(end + 12) === SEE_64_BIT || buffer.readUInt32LE(end + 16) === SEE_64_BIT)
    return null;
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push({
      name: buffer.toString("utf8", at + 46, at + 46 + nameLength),
      encrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      at: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(buffer: Buffer, { at, packed, method }: Entry, limit: number): Buffer | SheetRefusal {
  if (at + 30 > buffer.length || buffer.readUInt32LE(at) !== LOCAL_HEADER) return "damaged";
  const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const body = buffer.subarray(start, start + packed);
  if (body.length !== packed) return "damaged";
  if (method === STORED) return body.length > limit ? "too-large" : body;
  if (method !== DEFLATED) return "damaged";
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged";
  }
}

/** XML in whatever encoding: begins with `<`, after a byte order mark or blanks if there are any. */
function isMarkup(part: Buffer): boolean {
  if (isWide(part)) return true;
  let at = part.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0;
  while (at < part.length && [0x20, 0x09, 0x0a, 0x0d].includes(part[at] ?? 0)) at += 1;
  return part[at] === 0x3c;
}

function isWide(part: Buffer): boolean {
  const mark = part.length >= 2 ? part.readUInt16BE(0) : 0;
  return mark === 0xff_fe || mark === 0xfe_ff || mark === 0x3c;
}

/** In UTF-16 the letters stand apart, and nothing that writes xlsx uses it. */
function hasDocumentType(part: Buffer): boolean {
  return isWide(part) || part.includes(0) || part.includes("<!DOCTYPE") || part.includes("<!ENTITY");
}
