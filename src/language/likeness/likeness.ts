import { codeAt } from "../words/code-at.ts";
import { isHan } from "../words/letters.ts";
import { flatText } from "../words/flat-text.ts";
import { learnWeights, type Learn } from "./learn-weights.ts";
import { Rows } from "./rows.ts";

/** Sentences by what they say: an intent, and the kind of change after a dot (`report-change.death`). */
export type Sentences = ReadonlyMap<string, readonly string[]>;

/** How likely it is that a message says this. */
export interface Likely {
  readonly label: string;
  readonly share: number;
}

/** Two characters side by side that speak for a label, and how loudly; `at` is the place of the first. */
export interface Telling {
  readonly at: number;
  readonly weight: number;
}

/** Characters that stand in one sentence alone say nothing of others. */
const FEWEST = 2;
/** How much surer a lead of one margin makes; with it a share of nine tenths is right nine times in ten and more. */
const SURENESS = 13;
/** Less than this is nothing that anybody would ask about. */
const LEAST = 0.0001;
/** A pair is telling with this weight. */
const TELLING = 0.1;

/**
 * What a message is most like of all that people were known to write: a weight for each character and pair with each
 * label, learnt from those sentences when the house starts. It has no words of its own, and so reads what no pattern
 * foresees.
 */
export class Likeness {
  readonly #labels: readonly string[];
  /** Sentences that were written for one label only, word for word. */
  readonly #known: ReadonlyMap<string, string>;
  readonly #rows: Rows;
  /** Where the weights of each row begin, and those of the next one with it end: most rows speak of a few labels. */
  readonly #starts: Uint32Array;
  readonly #columns: Uint16Array;
  readonly #weights: Float32Array;
  /** What the message in hand gives each label. */
  readonly #sums: Float64Array;

  constructor(sentences: Sentences, learn: Learn = learnWeights) {
    // As they come they are cut from the file of sentences, or put together: they would keep it, and their pieces.
    this.#labels = [...sentences.keys()].map(flatText);
    this.#known = listKnown(this.#labels, [...sentences.values()]);
    this.#rows = new Rows([...sentences.values()].flat(), FEWEST);
    const width = this.#labels.length;
    const examples = [...sentences.values()].flatMap((list, label) =>
      list.map((sentence) => ({ rows: this.#rows.of(sentence), label })),
    );
    const { starts, columns, weights } = learn(examples, this.#rows.size, width);
    this.#sums = new Float64Array(width);
    this.#starts = starts;
    this.#columns = columns;
    this.#weights = weights;
  }

  /** What is meant by a sentence that is known word for word. */
  known(masked: string): string | undefined {
    return this.#known.get(masked);
  }

  /** The labels that are likely at all, the likeliest first; none for a message without a character that is known. */
  read(masked: string): readonly Likely[] {
    const rows = this.#rows.of(masked);
    if (rows.length === 0) return [];
    const sums = this.#sums.fill(0);
    for (const row of rows) this.#addRow(row, sums);
    const scale = SURENESS / Math.sqrt(rows.length);
    let best = Number.NEGATIVE_INFINITY;
    for (const sum of sums) if (sum > best) best = sum;
    // Most labels are so far behind that their share need not be reckoned.
    const far = best + Math.log(LEAST) / scale;
    const likely: { label: string; share: number }[] = [];
    let whole = 0;
    for (let at = 0; at < sums.length; at++) {
      if (sums[at]! < far) continue;
      const share = Math.exp((sums[at]! - best) * scale);
      whole += share;
      likely.push({ label: this.#labels[at]!, share });
    }
    for (const one of likely) one.share /= whole;
    return likely.sort((a, b) => b.share - a.share);
  }

  /** Pairs that speak for a label, the loudest first, each once. */
  tellingOf(masked: string, label: string): readonly Telling[] {
    const column = this.#labels.indexOf(label);
    const telling = new Map<number, Telling>();
    for (let at = 0; at + 1 < masked.length; at++) {
      const row = this.#rows.ofPair(masked, at + 1);
      if (column < 0 || row === 0 || telling.has(row) || !saysSomething(masked, at)) continue;
      const weight = this.#weightOf(row, column);
      if (weight > TELLING) telling.set(row, { at, weight });
    }
    return [...telling.values()].toSorted((a, b) => b.weight - a.weight);
  }

  #addRow(row: number, sums: Float64Array): void {
    const columns = this.#columns;
    const weights = this.#weights;
    const end = this.#starts[row + 1]!;
    for (let at = this.#starts[row]!; at < end; at++) sums[columns[at]!]! += weights[at]!;
  }

  #weightOf(row: number, column: number): number {
    const end = this.#starts[row + 1]!;
    for (let at = this.#starts[row]!; at < end; at++)
      if (this.#columns[at] === column) return this.#weights[at]!;
    return 0;
  }
}

/** What stands for names, figures and marks says nothing by itself. */
const saysSomething = (text: string, at: number): boolean =>
  isHan(codeAt(text, at)) || isHan(codeAt(text, at + 1));

/** Figures and Latin words are masked: without any Chinese nothing is left to know a sentence by. */
function hasHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHan(codeAt(text, at))) return true;
  return false;
}

function listKnown(
  labels: readonly string[],
  sentences: readonly (readonly string[])[],
): Map<string, string> {
  const known = new Map<string, string>();
  const twice = new Set<string>();
  for (const [at, label] of labels.entries())
    for (const sentence of sentences[at]!.filter(hasHan)) {
      if (known.has(sentence) && known.get(sentence) !== label) twice.add(sentence);
      known.set(flatText(sentence), label);
    }
  for (const sentence of twice) known.delete(sentence);
  return known;
}
