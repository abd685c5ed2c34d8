import { inflateRawSync } from "node:zlib";

import { done, type Outcome, refused } from "../../domain/outcome.ts";
import type { SheetRefusal } from "../../features/sheet-reader.ts";

/** Everything in the archive together, unpacked. A roster of 20,000 people takes a third of it. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 200;
const MOST_CELLS = 800_000;

const END_OF_DIRECTORY = 0x06_05_4b_50;
const DIRECTORY_ENTRY = 0x02_01_4b_50;
const LOCAL_HEADER = 0x04_03_4b_50;
const STORED = 0;
const DEFLATED = 8;

export interface Inspected {
  /** `row,column` (row as the program numbers it, column from 0) of cells that hold a formula. */
  readonly formulas: ReadonlySet<string>;
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
  const formulas = new Set<string>();
  let left = MOST_UNPACKED;
  for (const entry of entries) {
    const part = unpack(buffer, entry, left);
    if (typeof part === "string") return refused(part);
    left -= part.length;
    if (!/\.(?:xml|rels|vml)$/i.test(entry.name)) continue;
    if (hasDocumentType(part)) return refused("external-entities");
    if (!entry.name.startsWith("xl/worksheets/")) continue;
    const text = part.toString("latin1");
    if (count(text, "<c ") > MOST_CELLS) return refused("too-many-rows");
    for (const place of formulaPlaces(text)) formulas.add(place);
  }
  return done({ formulas });
}

function readDirectory(buffer: Buffer): Entry[] | null {
  const from = Math.max(0, buffer.length - 66_000);
  let end = buffer.length - 22;
  while (end >= from && buffer.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < from) return null;
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

/** In UTF-16 the letters stand apart, and nothing that writes xlsx uses it. */
function hasDocumentType(part: Buffer): boolean {
  const mark = part.length >= 2 ? part.readUInt16BE(0) : 0;
  return (
    mark === 0xff_fe ||
    mark === 0xfe_ff ||
    part.includes(0) ||
    part.includes("<!DOCTYPE") ||
    part.includes("<!ENTITY")
  );
}

function formulaPlaces(sheet: string): string[] {
  const places: string[] = [];
  for (const [, attributes = ""] of sheet.matchAll(/<c ([^<>]{0,400})>\s?<f[\s>/]/g)) {
    const [, letters = "", row] = /(?:^|\s)r="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    if (row === undefined) continue;
    const column =
      Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1;
    places.push(`${row},${column}`);
  }
  return places;
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found += 1;
  return found;
}
