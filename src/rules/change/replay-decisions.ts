import type { CompiledVersion } from "../compile/compiled-book.ts";
import type { Usage } from "../evaluate/compute-amount.ts";
import { evaluateVersion } from "../evaluate/evaluate-version.ts";
import type { Facts } from "../evaluate/facts/read-facts.ts";
import { parseDay } from "../values/day.ts";
import { add, compare, formatMoney, negate, parseExact, subtract, type Exact } from "../values/exact.ts";

/** A decision as it was stored: what it was asked and what was granted. */
export interface StoredDecision {
  readonly id: string;
  readonly on: string;
  readonly facts: Facts;
  readonly usage?: Usage;
  /** Decimal string of yuan; `null`: nothing was granted. */
  readonly amount: string | null;
}

/** What stored decisions would have come to under another version. Nothing is recomputed in the store. */
export interface Replay {
  readonly decisions: number;
  readonly changed: number;
  /** In all, after less before. */
  readonly difference: string;
  /** The five that change most, most first. */
  readonly largest: readonly ReplayedDecision[];
  /** Decisions that the version cannot decide from their facts: it asks for what was not asked then. */
  readonly open: number;
}

export interface ReplayedDecision {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

const SHOWN = 5;

/** Asks a version about every stored decision as if it had been in force; reads them one by one, whatever their number. */
export function replayDecisions(version: CompiledVersion, stored: Iterable<StoredDecision>): Replay {
  const replayer = new Replayer(version);
  for (const decision of stored) replayer.add(decision);
  return replayer.result();
}

/** The same, decision by decision, for whoever reads them page by page. */
export class Replayer<D extends StoredDecision = StoredDecision> {
  readonly #versionFor: (decision: D) => CompiledVersion | undefined;
  #decisions = 0;
  #changed = 0;
  #open = 0;
  #total: Exact = 0;
  #largest: readonly Weighed[] = [];

  /** @param version the one to ask, or which one to ask about a decision; none: it stays as it is */
  constructor(version: CompiledVersion | ((decision: D) => CompiledVersion | undefined)) {
    this.#versionFor = typeof version === "function" ? version : () => version;
  }

  add(decision: D): void {
    this.#decisions += 1;
    const version = this.#versionFor(decision);
    if (version === undefined) return;
    const after = grantedUnder(version, decision);
    if (after === undefined) {
      this.#open += 1;
      return;
    }
    const before = parseExact(decision.amount ?? "0") ?? 0;
    const difference = subtract(after, before);
    if (compare(difference, 0) === 0) return;
    this.#changed += 1;
    this.#total = add(this.#total, difference);
    this.#largest = withinFive(this.#largest, { id: decision.id, before, after, difference });
  }

  result(): Replay {
    return {
      decisions: this.#decisions,
      changed: this.#changed,
      open: this.#open,
      difference: formatMoney(this.#total),
      largest: this.#largest.map(inText),
    };
  }
}

/** What the version grants; `undefined` when it cannot say. */
function grantedUnder(version: CompiledVersion, { facts, on, usage }: StoredDecision): Exact | undefined {
  const today = parseDay(on);
  if (today === undefined) return undefined;
  const answer = evaluateVersion(version, facts, today, { on, usage });
  if (answer.answer === "no") return 0;
  return answer.answer === "yes" && answer.amount !== null ? parseExact(answer.amount) : undefined;
}

interface Weighed {
  readonly id: string;
  readonly before: Exact;
  readonly after: Exact;
  readonly difference: Exact;
}

function withinFive(largest: readonly Weighed[], one: Weighed): readonly Weighed[] {
  const last = largest[SHOWN - 1];
  if (last && compare(sizeOf(last), sizeOf(one)) >= 0) return largest;
  return [...largest, one].toSorted((a, b) => compare(sizeOf(b), sizeOf(a))).slice(0, SHOWN);
}

const sizeOf = ({ difference }: Weighed): Exact =>
  compare(difference, 0) < 0 ? negate(difference) : difference;

const inText = ({ after, before, difference, id }: Weighed): ReplayedDecision => ({
  id,
  before: formatMoney(before),
  after: formatMoney(after),
  difference: formatMoney(difference),
});
