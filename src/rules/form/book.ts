import type { Expression } from "./expression.ts";
import type { BookCase, LocalText, Rule } from "./rule.ts";
import type { ValueType } from "../values/value.ts";

/** A book as read and checked: every name in it resolves. */
export interface RuleBook {
  readonly title: LocalText;
  readonly documents: ReadonlyMap<string, BookDocument>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly choices: ReadonlyMap<string, ReadonlyMap<string, LocalText>>;
  readonly channels: ReadonlyMap<string, LocalText>;
  readonly approvers: ReadonlyMap<string, LocalText>;
  readonly references: ReadonlyMap<string, ReferenceSeries>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly titles: readonly HonourTitle[];
  readonly groups: ReadonlyMap<string, RuleGroup>;
  /** Versions of each rule, earliest first. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
}

export interface BookDocument {
  readonly title: LocalText;
  readonly issued: string | null;
}

/** The clause word for word, in the language it was written in. */
export interface Clause {
  readonly document: string;
  readonly text: string;
}

/** Figures that others publish, by place and date (低保). */
export interface ReferenceSeries {
  readonly type: ValueType;
  readonly label: LocalText;
  readonly values: readonly ReferenceValue[];
}

export interface ReferenceValue {
  readonly place: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly value: import("../values/value.ts").Value;
}

/** A table by one or more keys; the first row that fits is the only one: the checker refuses overlaps and gaps. */
export interface Table {
  readonly keys: ReadonlyMap<string, ValueType>;
  readonly edge: "lower" | "upper";
  readonly value: ValueType;
  readonly rows: readonly TableRow[];
  /** What holds where no row fits. */
  readonly otherwise: Expression | undefined;
}

export interface TableRow {
  readonly place: string;
  readonly match: readonly KeyMatch[];
  readonly value: Expression;
}

export type KeyMatch =
  | { readonly kind: "any" }
  | { readonly kind: "codes"; readonly codes: readonly string[] }
  | { readonly kind: "truth"; readonly value: boolean }
  | {
      readonly kind: "range";
      readonly from: import("../values/exact.ts").Exact;
      readonly to: import("../values/exact.ts").Exact;
    };

export const TITLE_LEVELS = ["national", "ministerial", "municipal", "district"] as const;
export type TitleLevel = (typeof TITLE_LEVELS)[number];

export const TITLE_RECIPIENTS = ["person", "organisation", "team"] as const;
export type TitleRecipient = (typeof TITLE_RECIPIENTS)[number];

export const TIERS = ["national", "municipal"] as const;
export type Tier = (typeof TIERS)[number];

/** A title of the honours catalogue (domain §4). The first name is the official one, the rest are aliases. */
export interface HonourTitle {
  readonly code: string;
  readonly names: Readonly<Record<"zh-CN" | "en", readonly string[]>>;
  readonly level: TitleLevel;
  readonly to: TitleRecipient;
  /** The tier of entitlement it carries; `null`: none. */
  readonly tier: Tier | null;
  /** The tier is a reading, to be confirmed by staff. */
  readonly byReading: boolean;
  readonly from: string | null;
  readonly clause: string | null;
}

export const STACKINGS = ["all", "largest", "first"] as const;
export type Stacking = (typeof STACKINGS)[number];

/** How rules go together: all add up, only the largest, or the first in order that applies. */
export interface RuleGroup {
  readonly name: LocalText;
  readonly stacking: Stacking;
  readonly rules: readonly string[];
  readonly cases: readonly BookCase[];
  /** Money, of the inputs of its rules if you like (合计不超过个人自付). */
  readonly ceiling: Expression | null;
}
