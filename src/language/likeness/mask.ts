import type { Message } from "../frames/message/message.ts";
import { isHan, isLetter } from "../words/letters.ts";
import { normalise } from "../normalise.ts";
import { overlaps, type Span } from "../placed.ts";
import { CharacterSet } from "../words/character-set.ts";
import { fromUnits } from "../words/flat-text.ts";

/**
 * What stands for the names, days and figures of a message: 「王建国的资料谁动过」 is like any other sentence of the kind, whoever
 * is named. One character each, written out in the file of sentences.
 */
export const MASKS = {
  person: ["\uE000", "<人>"],
  union: ["\uE001", "<单位>"],
  date: ["\uE002", "<日>"],
  amount: ["\uE003", "<钱>"],
  honour: ["\uE004", "<荣誉>"],
  number: ["\uE005", "<号>"],
} as const;
/** The edge of the message, and any marks and blanks within it. */
const MARK = 0xe00e;
const FIGURE = 0x30;
/** What is written in Latin letters is a name, a code or a word that says no more than that. */
const WORD = 0x61;

/** A message with what differs from one like it to the next taken out. */
export interface Masked {
  readonly text: string;
  /** Where each character of `text` stands in the message. */
  readonly places: readonly number[];
}

export function mask(message: Message): Masked {
  const { text, start, end } = message;
  const writer = new Writer(start);
  let at = start;
  for (const { span, by } of listMasked(message)) {
    if (span.start < at || span.end > end) continue;
    writer.copy(text, at, span.start);
    writer.write(by.charCodeAt(0), span.start);
    at = span.end;
  }
  writer.copy(text, at, end);
  return writer.close(end);
}

/** A line of the file of sentences, as `mask` makes it of such a message. */
export function readMasked(line: string): string {
  const { text } = normalise(line);
  const masked = Object.values(MASKS).reduce((rest, [by, written]) => rest.replaceAll(written, by), text);
  const writer = new Writer(0);
  writer.copy(masked, 0, masked.length);
  return writer.close(masked.length).text;
}

/** Whether a character of the masked text was said, and is no mark and stands for nothing. */
export const isSaid = (code: number): boolean => code < FIRST_MASK || code > LAST_MASK;

/** Whether it names nobody and counts nothing: word for word, such a message is the same as any other like it. */
export const isBare = (masked: string): boolean => !NAMES.test(masked);

const NAMES = /[\uE000-\uE00D0a]/;
const FIRST_MASK = 0xe000;
const LAST_MASK = 0xe00e;

const UNITS = CharacterSet.of("百千万亿");
const SAYS = /[\p{L}\p{N}]/u;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Writes any run of figures, of letters and of marks as one. */
class Writer {
  readonly #codes: number[] = [MARK];
  readonly #places: number[];

  constructor(start: number) {
    this.#places = [start];
  }

  copy(text: string, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      // 2万 is a figure as 20000 is.
      if (UNITS.has(code) && this.#codes.at(-1) === FIGURE) continue;
      if (isHan(code)) this.write(code, at);
      else if (isDigit(code)) this.#once(FIGURE, at);
      else if (isLetter(code)) this.#once(WORD, at);
      else if (SAYS.test(text[at]!) || !isSaid(code)) this.write(code, at);
      else this.#once(MARK, at);
    }
  }

  write(code: number, at: number): void {
    this.#codes.push(code);
    this.#places.push(at);
  }

  close(end: number): Masked {
    this.#once(MARK, end);
    return { text: fromUnits(this.#codes), places: this.#places };
  }

  #once(code: number, at: number): void {
    if (this.#codes.at(-1) !== code) this.write(code, at);
  }
}

function listMasked(message: Message): readonly { readonly span: Span; readonly by: string }[] {
  const as = (spans: readonly Span[], [by]: readonly [string, string]): { span: Span; by: string }[] =>
    spans.map((span) => ({ span, by }));
  const papers = message.cues.of("entity").filter(({ code }) => isOfPaper(code));
  const names = [
    ...as(papers, MASKS.number),
    ...as(message.people, MASKS.person),
    ...as(message.unions, MASKS.union),
    ...as(message.honours, MASKS.honour),
    ...as(message.dates, MASKS.date),
    ...as(message.amounts, MASKS.amount),
  ];
  if (names.length < 2) return names;
  return names
    .filter(({ span }, at) => !names.slice(0, at).some((other) => overlaps(other.span, span)))
    .toSorted((a, b) => a.span.start - b.span.start);
}

const isOfPaper = (code: string): boolean => code === "receipt" || code.endsWith("-number");
