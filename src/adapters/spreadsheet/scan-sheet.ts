const OPEN = 0x3c;
const CLOSE = 0x3e;
const QUOTES: ReadonlySet<number> = new Set([0x22, 0x27]);
/** Space, tab, line ends, `/` and `>`: a tag's name ends there. */
const ENDS_NAME: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2f, CLOSE]);
const LONGEST_NAME = 64;
/** What an attribute list of a cell may take; a longer one belongs to something else. */
const LONGEST_TAG = 4_096;

interface Place {
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** Columns of cells that hold a formula, by row. */
export type Formulas = ReadonlyMap<number, ReadonlySet<number>>;

export interface SheetScan {
  readonly rows: number;
  readonly cells: number;
  /** The furthest column, from 0. */
  readonly widest: number;
  /** A formula whose cell does not say where it stands. */
  readonly lost: boolean;
}

/**
 * Counts rows and cells of a sheet and finds its formulas, tag by tag, whatever prefix the tags have; nothing is built.
 * @param formulas where they are noted
 */
export function scanSheet(part: Buffer, formulas: Map<number, Set<number>>): SheetScan {
  const scan = { rows: 0, cells: 0, widest: 0, lost: false };
  let cell: Place | null = null;
  for (let at = part.indexOf(OPEN); at >= 0; at = part.indexOf(OPEN, at + 1)) {
    switch (nameAt(part, at + 1)) {
      case "row":
        scan.rows += 1;
        break;
      case "c": {
        scan.cells += 1;
        cell = placeOf(part.toString("latin1", at, endOfTag(part, at)));
        scan.widest = Math.max(scan.widest, cell?.column ?? 0);
        break;
      }
      case "f":
        if (cell === null) scan.lost = true;
        else note(cell, formulas);
        break;
      default:
    }
  }
  return scan;
}

function note({ row, column }: Place, formulas: Map<number, Set<number>>): void {
  const columns = formulas.get(row);
  if (columns === undefined) formulas.set(row, new Set([column]));
  else columns.add(column);
}

/** The name of the tag that begins here, without its prefix; empty for an end tag or a comment. */
function nameAt(part: Buffer, from: number): string {
  let end = from;
  while (end < part.length && end - from < LONGEST_NAME && !ENDS_NAME.has(part[end] ?? CLOSE)) end += 1;
  const name = part.toString("latin1", from, end);
  return name.slice(name.indexOf(":") + 1);
}

/** A `>` inside of quotes ends nothing. */
function endOfTag(part: Buffer, from: number): number {
  let quote: number | null = null;
  const limit = Math.min(part.length, from + LONGEST_TAG);
  for (let at = from; at < limit; at += 1) {
    const byte = part[at] ?? CLOSE;
    if (quote === null && byte === CLOSE) return at;
    if (quote === byte) quote = null;
    else if (quote === null && QUOTES.has(byte)) quote = byte;
  }
  return limit;
}

function placeOf(tag: string): Place | null {
  const [, letters, row] = /\sr\s?=\s?["']([A-Z]{1,3})(\d{1,7})["']/.exec(tag) ?? [];
  if (letters === undefined || row === undefined) return null;
  const column =
    Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1;
  return { row: Number(row), column };
}
