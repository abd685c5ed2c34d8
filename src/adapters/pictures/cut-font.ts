import { closeSync, openSync, readSync } from "node:fs";

/**
 * What a picture's letters are drawn by, in the order of the format. Left out are ligatures (GSUB), which would lead to
 * shapes that were cut away, and what concerns writing downwards.
 */
const TABLES = [
  "GDEF",
  "GPOS",
  "OS/2",
  "cmap",
  "glyf",
  "head",
  "hhea",
  "hmtx",
  "loca",
  "maxp",
  "name",
  "post",
];

/** A part of a TrueType file: see the OpenType specification, whose names are used here. */
interface Table {
  readonly offset: number;
  readonly length: number;
}

/**
 * The TrueType font at `path` with the shapes of the letters in `text` alone: places, widths and all else as they were.
 * The whole font has 30,000 shapes in 10 MB, and whoever draws reads them anew for every letter.
 * @throws where the font is of another build than ours: short `loca`, or no `cmap` of format 12
 */
export function cutFont(path: string, text: string): Buffer {
  const file = openSync(path, "r");
  try {
    const read = ({ offset, length }: Table): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    };
    const directory = readDirectory(read);
    const tables = new Map(
      TABLES.filter((tag) => tag !== "glyf").map((tag) => [tag, read(placeOf(directory, tag))]),
    );
    const tableOf = (tag: string): Buffer => tables.get(tag) ?? Buffer.alloc(0);
    if (tableOf("head").readInt16BE(50) !== 1) throw new Error("a font with a short loca");
    const loca = tableOf("loca");
    const shapes = placeOf(directory, "glyf");
    const shapeOf = (glyph: number): Buffer => {
      const start = loca.readUInt32BE(glyph * 4);
      return read({ offset: shapes.offset + start, length: loca.readUInt32BE(glyph * 4 + 4) - start });
    };
    const kept = collectShapes(glyphsOf(tableOf("cmap"), text), shapeOf);
    return writeFont(new Map([...tables, ...layShapes(kept, loca.length / 4 - 1)]));
  } finally {
    closeSync(file);
  }
}

function readDirectory(read: (place: Table) => Buffer): ReadonlyMap<string, Table> {
  const count = read({ offset: 0, length: 12 }).readUInt16BE(4);
  const entries = read({ offset: 12, length: count * 16 });
  return new Map(
    Array.from({ length: count }, (_unused, at) => [
      entries.toString("latin1", at * 16, at * 16 + 4),
      { offset: entries.readUInt32BE(at * 16 + 8), length: entries.readUInt32BE(at * 16 + 12) },
    ]),
  );
}

function placeOf(directory: ReadonlyMap<string, Table>, tag: string): Table {
  const place = directory.get(tag);
  if (place === undefined) throw new Error(`a font without ${tag}`);
  return place;
}

/** Numbers of the glyphs of the letters, and of the one that stands for letters that the font has not. */
function glyphsOf(cmap: Buffer, text: string): ReadonlySet<number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_unused, at) =>
    cmap.readUInt32BE(4 + at * 8 + 4),
  );
  const start = subtables.find((offset) => cmap.readUInt16BE(offset) === 12);
  if (start === undefined) throw new Error("a font without a cmap of format 12");
  const letters = new Set(Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  const glyphs = new Set([0]);
  for (let group = 0; group < cmap.readUInt32BE(start + 12); group += 1) {
    const at = start + 16 + group * 12;
    const [first, last, glyph] = [
      cmap.readUInt32BE(at),
      cmap.readUInt32BE(at + 4),
      cmap.readUInt32BE(at + 8),
    ];
    for (const letter of letters) if (letter >= first && letter <= last) glyphs.add(glyph + letter - first);
  }
  return glyphs;
}

/** The shapes of the glyphs, and those that they are put together from. */
function collectShapes(
  glyphs: ReadonlySet<number>,
  shapeOf: (glyph: number) => Buffer,
): ReadonlyMap<number, Buffer> {
  const shapes = new Map<number, Buffer>();
  const waiting = [...glyphs];
  for (let glyph = waiting.pop(); glyph !== undefined; glyph = waiting.pop()) {
    if (shapes.has(glyph)) continue;
    const shape = shapeOf(glyph);
    shapes.set(glyph, shape);
    waiting.push(...partsOf(shape));
  }
  return shapes;
}

/** Of a shape that is put together: bits of its flags. */
const WIDE_ARGUMENTS = 0x1;
const SCALE = 0x8;
const MORE_PARTS = 0x20;
const TWO_SCALES = 0x40;
const TWO_BY_TWO = 0x80;

function partsOf(shape: Buffer): readonly number[] {
  if (shape.length === 0 || shape.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  let at = 10;
  let flags = MORE_PARTS;
  while ((flags & MORE_PARTS) !== 0) {
    flags = shape.readUInt16BE(at);
    parts.push(shape.readUInt16BE(at + 2));
    at += 4 + ((flags & WIDE_ARGUMENTS) === 0 ? 2 : 4);
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & TWO_BY_TWO) !== 0) at += 8;
  }
  return parts;
}

/** One behind the other; a glyph that was cut away has a shape of no length. */
function layShapes(
  shapes: ReadonlyMap<number, Buffer>,
  count: number,
): readonly (readonly [string, Buffer])[] {
  const loca = Buffer.alloc((count + 1) * 4);
  const laid: Buffer[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    loca.writeUInt32BE(length, glyph * 4);
    const shape = shapes.get(glyph);
    if (shape === undefined) continue;
    laid.push(padded(shape));
    length += padded(shape).length;
  }
  loca.writeUInt32BE(length, count * 4);
  return [
    ["glyf", Buffer.concat(laid)],
    ["loca", loca],
  ];
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes], Math.ceil(bytes.length / 4) * 4);

/** Checksums are left at nothing: nobody who draws looks at them. */
function writeFont(tables: ReadonlyMap<string, Buffer>): Buffer {
  const head = Buffer.alloc(12 + TABLES.length * 16);
  head.writeUInt32BE(0x0001_0000, 0);
  head.writeUInt16BE(TABLES.length, 4);
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [at, tag] of TABLES.entries()) {
    const bytes = tables.get(tag) ?? Buffer.alloc(0);
    head.write(tag, 12 + at * 16, "latin1");
    head.writeUInt32BE(offset, 12 + at * 16 + 8);
    head.writeUInt32BE(bytes.length, 12 + at * 16 + 12);
    bodies.push(padded(bytes));
    offset += padded(bytes).length;
  }
  return Buffer.concat([head, ...bodies]);
}
