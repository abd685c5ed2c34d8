/**
 * What must come of applications, decisions and payments, in its own words and arithmetic (fen as integers): nothing
 * of the house's code is used.
 */
export type Standing =
  | "awaiting-check"
  | "awaiting-approval"
  | "returned"
  | "refused"
  | "withdrawn"
  | "approved"
  | "paid";

export interface Case {
  readonly id: string;
  readonly person: number;
  readonly rule: "own-illness" | "household-fire" | "accident-disability";
  readonly day: string;
  /** Copay or loss, fen. */
  readonly figure: number;
  standing: Standing;
  version: number;
  round: number;
  /** Version of the rule that staff checked. */
  checkedUnder: number;
  payable: { amount: number; state: "payable" | "batched" | "paid" | "returned" } | null;
}

export interface Figures {
  readonly version: number;
  /** ISO day from which they hold. */
  readonly from: string;
  /** Hundredths. */
  readonly rate: number;
  readonly ceiling: number;
}

export type Outcome =
  | { readonly kind: "approved"; readonly amount: number }
  | { readonly kind: "back-to-check" }
  | { readonly kind: "cannot" }
  | { readonly kind: "stands" };

export class MoneyModel {
  readonly cases: Case[] = [];
  readonly dead = new Set<number>();
  readonly suspended = new Set<number>();
  readonly figures: Figures[] = [{ version: 1, from: "0000-01-01", rate: 25, ceiling: 2_500_000 }];
  readonly #used = new Map<string, number>();
  committed = 0;
  paid = 0;

  versionFor({ rule, day }: Case): Figures {
    const first = this.figures[0] as Figures;
    return rule === "own-illness" ? (this.figures.findLast(({ from }) => from <= day) ?? first) : first;
  }

  /** What the director's 批准 of a case on version `seen` must lead to; done in the model too. */
  approve(one: Case, seen: number): Outcome {
    if (one.standing !== "awaiting-approval" || one.version !== seen) return { kind: "stands" };
    const figures = this.versionFor(one);
    const stale = figures.version !== one.checkedUnder;
    if (this.dead.has(one.person) || this.suspended.has(one.person) || stale) {
      this.move(one, "awaiting-check");
      return { kind: "back-to-check" };
    }
    const amount = this.grant(one, figures);
    if (amount === null) return { kind: "cannot" };
    this.#use(one);
    one.payable = { amount, state: "payable" };
    this.committed += amount;
    this.move(one, "approved");
    return { kind: "approved", amount };
  }

  /** Staff's 核对: on to the director only with a plain yes, for somebody alive and in good standing. */
  check(one: Case): boolean {
    const figures = this.versionFor(one);
    if (this.grant(one, figures) === null) return false;
    if (this.dead.has(one.person) || this.suspended.has(one.person)) return false;
    one.checkedUnder = figures.version;
    this.move(one, "awaiting-approval");
    return true;
  }

  /** Fen; null: nothing. */
  grant(one: Case, { rate, ceiling }: Figures): number | null {
    if (one.figure < 1_000_000 || (this.#used.get(keyOf(one)) ?? 0) > 0) return null;
    if (one.rule !== "own-illness") return 200_000;
    return Math.min(Math.floor((one.figure * rate + 50) / 100), ceiling);
  }

  #use(one: Case): void {
    this.#used.set(keyOf(one), (this.#used.get(keyOf(one)) ?? 0) + 1);
  }

  move(one: Case, to: Standing): void {
    one.standing = to;
    one.version += 1;
  }

  uses(): number {
    return [...this.#used.values()].reduce((sum, times) => sum + times, 0);
  }
}

/** Once a person and year for illness, once an event for the others. */
const keyOf = ({ rule, person, day }: Case): string =>
  rule === "own-illness" ? `${rule}:${person}:${day.slice(0, 4)}` : `${rule}:${person}:${day}`;
