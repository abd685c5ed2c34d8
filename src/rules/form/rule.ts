import type { Exact } from "../values/exact.ts";
import type { Value, ValueType } from "../values/value.ts";
import type { Expression } from "./expression.ts";

/** The locales every text of a book must have. */
export const BOOK_LOCALES = ["zh-CN", "en"] as const;
export type BookLocale = (typeof BOOK_LOCALES)[number];

/** A text per locale; `{{copay}}` stands for a value of the rule. */
export type LocalText = Readonly<Record<BookLocale, string>>;

/**
 * One version of a rule as the checker has read it. The structure (`when`, `result` …) and the figures
 * (`parameters`) are separate, so that "比例改为30%" is a new version with one other figure.
 */
export interface Rule {
  readonly code: string;
  /** Where its dates stand: `rules.own-illness`, or `rules.own-illness.versions[1]`. */
  readonly place: string;
  readonly version: number;
  /** In force on `[from, to)`, by the date named in `datedBy`; `null` is open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly name: LocalText;
  readonly clauses: readonly string[];
  readonly datedBy: DatedBy;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly inputs: ReadonlyMap<string, Input>;
  /** In an order in which each needs only those before it. */
  readonly derive: ReadonlyMap<string, Derived>;
  readonly when: readonly Condition[];
  readonly result: Result;
  readonly limits: ReadonlyMap<string, Limit>;
  readonly approval: readonly ApprovalStep[];
  readonly flags: readonly Flag[];
  /** Said with a "no": other ways to help. */
  readonly channels: readonly string[];
  /** Papers to bring. */
  readonly proofs: readonly LocalText[];
  readonly notes: readonly LocalText[];
  readonly cases: readonly BookCase[];
}

/** Which day picks the version. The event and award dates are facts; the application date is the day asked. */
export const DATED_BY = ["event", "application", "award"] as const;
export type DatedBy = (typeof DATED_BY)[number];

/** The facts that hold them, usable in expressions wherever a rule declares them as inputs. */
export const DATE_FACT = {
  event: "event-date",
  application: "application-date",
  award: "award-date",
} as const;

/** A figure of the rule. `value: null` is 未配置: what depends on it is said to be announced, never invented. */
export interface Parameter {
  readonly type: ValueType;
  readonly label: LocalText;
  readonly value: Value | null;
}

/** Something that must be known. Bounds are inclusive; `application-date` as a bound is the day asked. */
export interface Input {
  readonly type: ValueType;
  readonly label: LocalText;
  readonly question: LocalText;
  readonly min: Bound | null;
  readonly max: Bound | null;
  /** Labels of the choices, in the order they are offered. */
  readonly options: ReadonlyMap<string, LocalText>;
  /** May be told in parts that add up (自付一 + 自付二); being told so settles other inputs too (自费 inside: 0). */
  readonly parts: Parts | null;
  /** Decided by people in the end: the answer says so. */
  readonly judged: boolean;
}

export type Bound = Exact | "application-date";

export interface Parts {
  readonly of: readonly string[];
  readonly sets: Readonly<Record<string, string>>;
}

export interface Derived {
  readonly label: LocalText;
  readonly value: Expression;
}

/** One condition, in reading order. Without `pass`/`fail` the sentence is made from the comparison itself. */
export interface Condition {
  readonly name: string;
  readonly place: string;
  readonly test: Expression;
  readonly clause: string | null;
  readonly pass: LocalText | null;
  readonly fail: LocalText | null;
}

export const RESULT_KINDS = ["amount", "range", "service", "not-configured"] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

export const PERIODS = ["once", "monthly", "quarterly", "yearly"] as const;
export type Period = (typeof PERIODS)[number];

export type Result = AmountResult | RangeResult | ServiceResult | NotConfiguredResult;

/** Rounded once, then raised to the floor, cut at the ceiling, and at what the limits leave. */
export interface AmountResult {
  readonly kind: "amount";
  readonly amount: Expression;
  readonly digits: number;
  readonly mode: "half-up" | "up" | "down" | "half-even";
  readonly floor: Expression | null;
  readonly ceiling: Expression | null;
  readonly period: Period;
  /** For how many periods (连续12个月), a count; null: as long as it lasts. */
  readonly times: Expression | null;
  /** For staff to confirm, never for others: what past figures suggest while the amount is not configured. */
  readonly hint: Expression | null;
}

/** People decide inside it. */
export interface RangeResult {
  readonly kind: "range";
  readonly min: Expression;
  readonly max: Expression;
  readonly period: Period;
}

/** A service, not money: `times` in every `every` years, months …; `times: null` = as often as offered. */
export interface ServiceResult {
  readonly kind: "service";
  readonly text: LocalText;
  readonly times: number | null;
  readonly every: number;
  readonly unit: "years" | "months" | "days";
}

/** Eligible, but the source gives no figure. A hint is for staff to confirm, never for others. */
export interface NotConfiguredResult {
  readonly kind: "not-configured";
  readonly text: LocalText;
  readonly hint: Expression | null;
}

export const LIMIT_SCOPES = ["person", "household", "member"] as const;
export type LimitScope = (typeof LIMIT_SCOPES)[number];

export const LIMIT_WINDOWS = ["year", "quarter", "month", "event", "lifetime", "window"] as const;
export type LimitWindow = (typeof LIMIT_WINDOWS)[number];

/** How often, and how much in all. The caller adds up what was used, per limit; `with` counts other rules in. */
export interface Limit {
  readonly name: string;
  readonly place: string;
  readonly per: LimitScope;
  readonly in: LimitWindow;
  /** Length in months of a `window`. */
  readonly months: number | null;
  /** On which day a `year` begins, `09-01` for a school year; null: 1 January. */
  readonly starting: string | null;
  /** Also once for each value of these inputs (each illness, each child). */
  readonly each: readonly string[];
  /** Rules whose grants count too, beside this one. */
  readonly with: readonly string[];
  /** A count, of the facts if you like (低保会员每年两次). */
  readonly times: Expression | null;
  /** Money. */
  readonly cap: Expression | null;
}

/** Who must approve an amount up to and including `upTo`; the last step has none. */
export interface ApprovalStep {
  readonly upTo: Expression | null;
  readonly by: readonly string[];
}

/** Something people must look at, though the answer is yes (临界). */
export interface Flag {
  readonly name: string;
  readonly test: Expression;
  readonly to: string;
  readonly text: LocalText;
}

export interface BookCase {
  readonly place: string;
  readonly name: string;
  readonly on: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly usage: Readonly<Record<string, unknown>> | null;
  readonly expect: Expected;
}

/** What a case must come to; only what is written is compared. */
export interface Expected {
  readonly answer: "yes" | "no" | "ask" | "invalid";
  readonly amount?: string;
  readonly min?: string;
  readonly max?: string;
  readonly failed?: string;
  readonly distance?: string;
  readonly needs?: readonly string[];
  readonly flags?: readonly string[];
  readonly kind?: ResultKind;
  readonly approval?: readonly string[];
  readonly version?: number;
  /** Of a periodical amount, for how many of them. */
  readonly periods?: number;
  /** Of a group: the rules that pay. */
  readonly granted?: readonly string[];
}
