import { ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import Publicodes from "publicodes";
import type { BenchCase, CaseFacts, ClauseCode } from "./cases.ts";

/** A rule engine at the same five clauses: `no`, the amount with two decimals, or `yes` where it cannot reckon one. */
export interface Peer {
  readonly name: string;
  readonly decide: (each: BenchCase) => Promise<string> | string;
}

/** Engines with no decimal type of their own are given the figures as numbers, as their documentation does. */
function numbersOf(facts: CaseFacts): Record<string, number | string | boolean> {
  const { born, "event-date": on } = facts;
  const amounts = ["copay", "self-funded", "loss", "income"].filter((name) => name in facts);
  return {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name.replaceAll("-", "_"), value])),
    ...Object.fromEntries(amounts.map((name) => [name.replaceAll("-", "_"), Number(facts[name])])),
    ...(typeof born === "string" && typeof on === "string" ? { age: ageOn(born, on) } : {}),
  };
}

function ageOn(born: string, on: string): number {
  return Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
}

const ZEN: Readonly<Record<ClauseCode, readonly [string, string]>> = {
  "own-illness": [
    "tier != 'none' and major_illness and copay - self_funded >= 10000",
    "min([round((copay - self_funded) * 0.25, 2), 25000])",
  ],
  "household-fire": ["tier != 'none' and accidental and loss >= 10000", "2000"],
  "accident-disability": ["tier != 'none' and cause == 'accident' and severe", "2000"],
  "accident-death": ["tier != 'none' and cause == 'accident'", "3000"],
  "family-illness": [
    "tier != 'none' and ((relation == 'child' and age < 18) or (relation == 'spouse' and income == 0)) and major_illness and copay - self_funded >= 15000",
    "tier == 'national' ? 5000 : 3000",
  ],
};

export function zenEngine(): Peer {
  const engine = new ZenEngine();
  const decisions = Object.fromEntries(
    Object.entries(ZEN).map(([clause, [test, amount]]) => [
      clause,
      engine.createDecision(graphOf(test, amount)),
    ]),
  );
  return {
    name: "zen-engine",
    async decide({ clause, facts }) {
      const answer = (await decisions[clause]?.evaluate(numbersOf(facts))) as { result: { amount: number } };
      return answer.result.amount < 0 ? "no" : answer.result.amount.toFixed(2);
    },
  };
}

function graphOf(test: string, amount: string): object {
  const expression = { id: "e", key: "amount", value: `(${test}) ? (${amount}) : -1` };
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      { id: "in", name: "in", type: "inputNode" },
      { id: "x", name: "x", type: "expressionNode", content: { expressions: [expression] } },
      { id: "out", name: "out", type: "outputNode" },
    ],
    edges: [
      { id: "1", sourceId: "in", targetId: "x", type: "edge" },
      { id: "2", sourceId: "x", targetId: "out", type: "edge" },
    ],
  };
}

const is = (fact: string, operator: string, value: unknown): object => ({ fact, operator, value });

/** Conditions only: it has no arithmetic, so E is handed to it ready, and 25 % of it cannot come out. */
const JSON_RULES: Readonly<
  Record<ClauseCode, { readonly all: readonly object[]; readonly amount: number | null }>
> = {
  "own-illness": {
    all: [
      is("tier", "notEqual", "none"),
      is("major_illness", "equal", true),
      is("counted", "greaterThanInclusive", 10_000),
    ],
    amount: null,
  },
  "household-fire": {
    all: [
      is("tier", "notEqual", "none"),
      is("accidental", "equal", true),
      is("loss", "greaterThanInclusive", 10_000),
    ],
    amount: 2_000,
  },
  "accident-disability": {
    all: [is("tier", "notEqual", "none"), is("cause", "equal", "accident"), is("severe", "equal", true)],
    amount: 2_000,
  },
  "accident-death": {
    all: [is("tier", "notEqual", "none"), is("cause", "equal", "accident")],
    amount: 3_000,
  },
  "family-illness": {
    all: [
      is("tier", "notEqual", "none"),
      {
        any: [
          { all: [is("relation", "equal", "child"), is("age", "lessThan", 18)] },
          { all: [is("relation", "equal", "spouse"), is("income", "equal", 0)] },
        ],
      },
      is("major_illness", "equal", true),
      is("counted", "greaterThanInclusive", 15_000),
    ],
    amount: 3_000,
  },
};

export function jsonRulesEngine(): Peer {
  const engines = Object.fromEntries(
    Object.entries(JSON_RULES).map(([clause, { all, amount }]) => {
      const engine = new Engine();
      const conditions = { all } as never;
      engine.addRule({ conditions, event: { type: "granted", params: { amount } } });
      return [clause, engine];
    }),
  );
  return {
    name: "json-rules-engine",
    async decide({ clause, facts }) {
      const numbers = numbersOf(facts);
      const counted = Number(numbers["copay"] ?? 0) - Number(numbers["self_funded"] ?? 0);
      const { events } = (await engines[clause]?.run({ ...numbers, counted })) ?? { events: [] };
      const [event] = events;
      if (!event) return "no";
      const amount = event.params?.["amount"] as number | null;
      const national = clause === "family-illness" && facts["tier"] === "national";
      return amount === null ? "yes" : (national ? 5_000 : amount).toFixed(2);
    },
  };
}

const PUBLICODES = `
tier: none
major illness: non
accidental: non
severe: non
cause: none
relation: none
copay: 0
self funded: 0
loss: 0
income: 0
age: 0
counted: copay - self funded
own illness:
  valeur: 25% * counted
  arrondi: 2 décimales
  plafond: 25000
  applicable si:
    toutes ces conditions:
      - tier != 'none'
      - major illness
      - counted >= 10000
household fire:
  valeur: 2000
  applicable si:
    toutes ces conditions:
      - tier != 'none'
      - accidental
      - loss >= 10000
accident disability:
  valeur: 2000
  applicable si:
    toutes ces conditions:
      - tier != 'none'
      - cause = 'accident'
      - severe
accident death:
  valeur: 3000
  applicable si:
    toutes ces conditions:
      - tier != 'none'
      - cause = 'accident'
family illness:
  applicable si:
    toutes ces conditions:
      - tier != 'none'
      - une de ces conditions:
          - toutes ces conditions:
              - relation = 'child'
              - age < 18
          - toutes ces conditions:
              - relation = 'spouse'
              - income = 0
      - major illness
      - counted >= 15000
  variations:
    - si: tier = 'national'
      alors: 5000
    - sinon: 3000
`;

const OPTIONS = ["tier", "cause", "relation"];

export async function publicodes(): Promise<Peer> {
  const { parse } = await import("yaml");
  const rules = parse(PUBLICODES) as Record<string, unknown>;
  for (const name of OPTIONS) rules[name] = "'none'";
  const engine = new Publicodes(rules as never, { logger: { log() {}, warn() {}, error() {} } });
  return {
    name: "publicodes",
    decide({ clause, facts }) {
      const known = Object.entries(numbersOf(facts)).filter(
        ([name]) => !["born", "event_date"].includes(name),
      );
      engine.setSituation(
        Object.fromEntries(
          known.map(([name, value]) => [name.replaceAll("_", " "), situationOf(name, value)]),
        ),
      );
      const value = engine.evaluate(clause.replaceAll("-", " ")).nodeValue;
      return typeof value === "number" ? value.toFixed(2) : "no";
    },
  };
}

function situationOf(name: string, value: number | string | boolean): string | number {
  if (typeof value === "boolean") return value ? "oui" : "non";
  return OPTIONS.includes(name) ? `'${String(value)}'` : value;
}
