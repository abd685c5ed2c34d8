/** The five relief clauses (domain §3). */
export const CLAUSES = [
  "own-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
  "family-illness",
] as const;
export type ClauseCode = (typeof CLAUSES)[number];

export type CaseFacts = Readonly<Record<string, string | boolean>>;

export interface BenchCase {
  readonly clause: ClauseCode;
  readonly facts: CaseFacts;
}

const EVENT = "2026-03-01";

const own = (facts: CaseFacts): BenchCase => ({
  clause: "own-illness",
  facts: { tier: "municipal", "major-illness": true, "self-funded": "0", "event-date": EVENT, ...facts },
});
const fire = (facts: CaseFacts): BenchCase => ({
  clause: "household-fire",
  facts: { tier: "national", accidental: true, "event-date": EVENT, ...facts },
});
const accident = (facts: CaseFacts): BenchCase => ({
  clause: "accident-disability",
  facts: { tier: "national", severe: true, "event-date": EVENT, ...facts },
});
const death = (facts: CaseFacts): BenchCase => ({
  clause: "accident-death",
  facts: { tier: "national", "event-date": EVENT, ...facts },
});
const family = (facts: CaseFacts): BenchCase => ({
  clause: "family-illness",
  facts: {
    ...{ tier: "national", relation: "spouse", born: "2012-06-01", "event-date": EVENT, income: "0" },
    ...{ "major-illness": true, copay: "20000", "self-funded": "0" },
    ...facts,
  },
});

/** Where a fen, a day or a word decides. */
export const BOUNDARY_CASES: readonly BenchCase[] = [
  own({ copay: "10000" }),
  own({ copay: "9999.99" }),
  own({ copay: "10000.02" }),
  own({ copay: "42000", "self-funded": "8000" }),
  own({ copay: "100000" }),
  own({ copay: "99999.98" }),
  own({ copay: "100000.04" }),
  own({ copay: "18000", "self-funded": "8000.01" }),
  own({ copay: "43210.1" }),
  fire({ loss: "10000" }),
  fire({ loss: "9999.99" }),
  fire({ loss: "10000.01", accidental: false }),
  accident({ cause: "accident" }),
  accident({ cause: "work-injury" }),
  accident({ cause: "accident", severe: false }),
  death({ cause: "accident" }),
  death({ cause: "illness" }),
  death({ cause: "accident", tier: "none" }),
  family({ copay: "15000" }),
  family({ copay: "15000", tier: "municipal" }),
  family({ copay: "14999.99" }),
  family({ relation: "child", born: "2008-03-02" }),
  family({ relation: "child", born: "2008-03-01" }),
  family({ income: "0.01" }),
];

/** The same cases in every run: a small generator of its own (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Streams `count` synthetic cases, a fifth of each clause, amounts to the fen around the thresholds and far above. */
export function* synthesise(count: number): Generator<BenchCase> {
  const next = random(20_261_122);
  const fen = (max: number): string => (Math.floor(next() * max) / 100).toFixed(2);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const tier = (): string => pick(["national", "municipal", "municipal", "none"]);
  const cause = (): string => pick(["accident", "accident", "work-injury", "illness"]);
  const day = (from: number, days: number): string =>
    new Date((from + Math.floor(next() * days)) * 86_400_000).toISOString().slice(0, 10);
  for (let index = 0; index < count; index += 1) {
    switch (CLAUSES[index % CLAUSES.length] ?? "own-illness") {
      case "own-illness":
        yield own({
          tier: tier(),
          "major-illness": next() < 0.9,
          copay: fen(15_000_000),
          "self-funded": fen(1_500_000),
        });
        break;
      case "household-fire":
        yield fire({ tier: tier(), accidental: next() < 0.9, loss: fen(3_000_000) });
        break;
      case "accident-disability":
        yield accident({ tier: tier(), cause: cause(), severe: next() < 0.7 });
        break;
      case "accident-death":
        yield death({ tier: tier(), cause: cause() });
        break;
      case "family-illness":
        yield family({
          tier: tier(),
          relation: pick(["spouse", "child", "parent", "other"]),
          born: day(13_000, 7_000),
          income: pick(["0", "0", "3200.50"]),
          copay: fen(5_000_000),
          "self-funded": fen(500_000),
        });
    }
  }
}
