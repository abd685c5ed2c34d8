import { codeAt } from "../../words/code-at.ts";
import type { Span } from "../../placed.ts";
import { CharacterSet } from "../../words/character-set.ts";

const SENTENCE_END = CharacterSet.of("。！？!?；;\n");
const CLAUSE_END = CharacterSet.of("，,。！？!?；;：:\n");

/** Who dictates, or finds no marks on the keyboard, leaves a blank where a comma would stand. */
const isPause = (text: string, at: number): boolean =>
  text[at] === " " && codeAt(text, at - 1) >= HAN && codeAt(text, at + 1) >= HAN;

const HAN = 0x3400;

/** Where the sentences and clauses of a text end; found once, asked often. */
export class Layout {
  readonly #length: number;
  readonly #sentenceMarks: number[] = [];
  readonly #clauseMarks: number[] = [];

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = codeAt(text, i);
      if (!CLAUSE_END.has(code) && !isPause(text, i)) continue;
      this.#clauseMarks.push(i);
      if (SENTENCE_END.has(code)) this.#sentenceMarks.push(i);
    }
  }

  /** The clause around a place, within `range`: between two marks, neither included. */
  clauseAt(at: number, range: Span): Span {
    const next = firstFrom(this.#clauseMarks, at);
    const before = next === 0 ? -1 : this.#clauseMarks[next - 1]!;
    return {
      start: Math.max(before + 1, range.start),
      end: Math.min(this.#clauseMarks[next] ?? this.#length, range.end),
    };
  }

  /** Clauses within `range` that say something, without their marks. */
  clauses(range: Span): Span[] {
    const clauses: Span[] = [];
    let from = range.start;
    for (let i = firstFrom(this.#clauseMarks, range.start); from < range.end; i++) {
      const end = Math.min(this.#clauseMarks[i] ?? this.#length, range.end);
      if (end > from) clauses.push({ start: from, end });
      from = end + 1;
    }
    return clauses;
  }

  /** The sentence around a place, within `range`, with its closing mark. */
  sentenceAt(at: number, range: Span): Span {
    const next = firstFrom(this.#sentenceMarks, at);
    const before = next === 0 ? -1 : this.#sentenceMarks[next - 1]!;
    return {
      start: Math.max(before + 1, range.start),
      end: Math.min((this.#sentenceMarks[next] ?? this.#length) + 1, range.end),
    };
  }

  /** Sentences within `range`, with their closing marks; marks that follow each other close one sentence. */
  sentences(range: Span): Span[] {
    const sentences: Span[] = [];
    let from = range.start;
    for (let i = firstFrom(this.#sentenceMarks, range.start); i < this.#sentenceMarks.length; i++) {
      const mark = this.#sentenceMarks[i]!;
      if (mark >= range.end) break;
      if (this.#sentenceMarks[i + 1] === mark + 1) continue;
      sentences.push({ start: from, end: mark + 1 });
      from = mark + 1;
    }
    if (from < range.end) sentences.push({ start: from, end: range.end });
    return sentences;
  }
}

/** Index of the first mark at or after a place. */
function firstFrom(marks: readonly number[], at: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
