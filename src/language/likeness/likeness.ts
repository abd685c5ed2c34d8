import { isHan } from "../numbers/characters.ts";

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
/** Added to every count: what was never said of an intent is rare, and not impossible. */
const UNSEEN = 0.02;
/** Characters of a message depend on one another: taken as they are, a long message would be sure of everything. */
const TEMPER = 2.5;
/** Less than this is nothing that anybody would ask about. */
const LEAST = 0.0001;
/** A pair is telling that is so much commoner where this is meant than anywhere else; a logarithm. */
const TELLING = 2;

/**
 * What a message is most like of all that people were known to write (naive Bayes over single characters and pairs, every
 * label as likely as the next). It has no words of its own, and so reads what no pattern foresees.
 */
export class Likeness {
  readonly #labels: readonly string[];
  /** Sentences that were written for one label only, word for word. */
  readonly #known: ReadonlyMap<string, string>;
  /** Number of the row of each character and pair. */
  readonly #rows = new Map<number, number>();
  /** Logarithms of how common it is with each label, row after row. */
  readonly #table: Float32Array;
  /** The same with all labels together. */
  readonly #anywhere: Float32Array;

  constructor(sentences: Sentences) {
    this.#labels = [...sentences.keys()];
    this.#known = listKnown(sentences);
    const counts = count([...sentences.values()]);
    const width = this.#labels.length;
    const totals = new Float64Array(width);
    for (const row of counts.values()) row.forEach((times, label) => (totals[label]! += times));
    this.#table = new Float32Array(counts.size * width);
    this.#anywhere = new Float32Array(counts.size);
    for (const [pair, times] of counts) {
      const row = this.#rows.size;
      this.#rows.set(pair, row);
      let all = 0;
      for (let label = 0; label < width; label++) {
        const share = ((times.get(label) ?? 0) + UNSEEN) / (totals[label]! + UNSEEN * counts.size);
        this.#table[row * width + label] = Math.log(share);
        all += share;
      }
      this.#anywhere[row] = Math.log(all / width);
    }
  }

  /** What is meant by a sentence that is known word for word. */
  known(masked: string): string | undefined {
    return this.#known.get(masked);
  }

  /** The labels that are likely at all, the likeliest first; none for a message without a character that is known. */
  read(masked: string): readonly Likely[] {
    const width = this.#labels.length;
    const sums = new Float64Array(width);
    let known = 0;
    for (const pair of pairsOf(masked)) {
      const row = this.#rows.get(pair);
      if (row === undefined) continue;
      known++;
      for (let label = 0; label < width; label++) sums[label]! += this.#table[row * width + label]!;
    }
    if (known === 0) return [];
    const best = Math.max(...sums);
    const weights = sums.map((sum) => Math.exp(((sum - best) * TEMPER) / Math.sqrt(known + 1)));
    const whole = 1 / weights.reduce((total, weight) => total + weight, 0);
    const likely: Likely[] = [];
    for (let at = 0; at < width; at++) {
      const share = weights[at]! * whole;
      if (share >= LEAST) likely.push({ label: this.#labels[at]!, share });
    }
    return likely.sort((a, b) => b.share - a.share);
  }

  /** Pairs that speak for a label, the loudest first, each once. */
  tellingOf(masked: string, label: string): readonly Telling[] {
    const column = this.#labels.indexOf(label);
    const telling = new Map<number, Telling>();
    for (let at = 0; at + 1 < masked.length; at++) {
      const pair = pairAt(masked, at + 1);
      const row = this.#rows.get(pair);
      if (column < 0 || row === undefined || telling.has(pair) || !saysSomething(masked, at)) continue;
      const weight = this.#table[row * this.#labels.length + column]! - this.#anywhere[row]!;
      if (weight > TELLING) telling.set(pair, { at, weight });
    }
    return [...telling.values()].toSorted((a, b) => b.weight - a.weight);
  }
}

/** What stands for names, figures and marks says nothing by itself. */
const saysSomething = (text: string, at: number): boolean =>
  isHan(text.charCodeAt(at)) || isHan(text.charCodeAt(at + 1));

/** Figures and Latin words are masked: without any Chinese nothing is left to know a sentence by. */
function hasHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHan(text.charCodeAt(at))) return true;
  return false;
}

function listKnown(sentences: Sentences): Map<string, string> {
  const known = new Map<string, string>();
  const twice = new Set<string>();
  for (const [label, list] of sentences)
    for (const sentence of list.filter(hasHan)) {
      if (known.has(sentence) && known.get(sentence) !== label) twice.add(sentence);
      known.set(sentence, label);
    }
  for (const sentence of twice) known.delete(sentence);
  return known;
}

/** How many sentences of each label hold each character and pair, those of one sentence alone left out. */
function count(sentences: readonly (readonly string[])[]): Map<number, ReadonlyMap<number, number>> {
  const counts = new Map<number, Map<number, number>>();
  sentences.forEach((list, label) => {
    for (const sentence of list)
      for (const pair of pairsOf(sentence)) {
        const row = counts.get(pair) ?? new Map<number, number>();
        counts.set(pair, row.set(label, (row.get(label) ?? 0) + 1));
      }
  });
  for (const [pair, row] of counts) if (sumOf(row) < FEWEST) counts.delete(pair);
  return counts;
}

const sumOf = (row: ReadonlyMap<number, number>): number => [...row.values()].reduce((a, b) => a + b, 0);

const NEXT = 0x1_0000;

const pairAt = (text: string, at: number): number => text.charCodeAt(at - 1) * NEXT + text.charCodeAt(at);

/** Characters and pairs of them, each once. */
function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    pairs.add(text.charCodeAt(at));
    if (at > 0) pairs.add(pairAt(text, at));
  }
  return pairs;
}
