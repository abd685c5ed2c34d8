import type { RuleBook } from "../form/book.ts";
import type { Granted } from "../evaluate/answer/answer.ts";
import type { Limit, Period, Rule } from "../form/rule.ts";
import type { ValueType } from "../values/value.ts";
import type { Scope } from "./compile-expression.ts";
import type { Node } from "./node.ts";
import type { Slot } from "./slot.ts";

/** A book made ready to answer: compile once, evaluate as often as you like. */
export interface CompiledBook {
  readonly book: RuleBook;
  /** What limits the sum of a group, as a rule that pays just that; groups without a ceiling are left out. */
  readonly ceilings: ReadonlyMap<string, CompiledVersion>;
  readonly rules: ReadonlyMap<string, CompiledRule>;
}

export interface CompiledRule {
  readonly code: string;
  readonly book: RuleBook;
  /** Earliest first. */
  readonly versions: readonly CompiledVersion[];
}

export interface CompiledVersion {
  readonly book: RuleBook;
  readonly rule: Rule;
  readonly slots: readonly Slot[];
  /** Slot of the application date; the derived values follow it. */
  readonly today: number;
  readonly derived: readonly Node[];
  readonly conditions: readonly CompiledCondition[];
  readonly result: CompiledResult;
  readonly limits: readonly CompiledLimit[];
  readonly limitNames: readonly string[];
  readonly approval: readonly { readonly upTo: Node | null; readonly by: readonly string[] }[];
  readonly flags: readonly { readonly name: string; readonly test: Node }[];
  /** The types of every name, for the trace. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** In the order of their slots. */
  readonly derivedTypes: readonly (readonly [string, ValueType])[];
  /** The figures as the trace shows them; what is not configured is left out. */
  readonly parameterTexts: Readonly<Record<string, string>>;
  readonly hasParts: boolean;
  /** Inputs that people decide in the end. */
  readonly judged: readonly string[];
  /** For the checker, which looks at what single expressions can come to. */
  readonly scope: Scope;
}

export interface CompiledCondition {
  readonly name: string;
  readonly test: Node;
  /** Both sides, when it compares numbers or dates. */
  readonly sides: Sides | null;
}

export interface Sides {
  readonly left: Node;
  readonly right: Node;
  readonly type: ValueType;
}

export interface CompiledLimit {
  readonly limit: Limit;
  readonly times: Node | null;
  readonly cap: Node | null;
}

export type CompiledResult =
  | {
      readonly kind: "amount";
      readonly period: Period;
      readonly times: Node | null;
      readonly amount: Node;
      readonly floor: Node | null;
      readonly ceiling: Node | null;
      readonly hint: Node | null;
    }
  | { readonly kind: "range"; readonly min: Node; readonly max: Node; readonly period: Period }
  | { readonly kind: "service"; readonly granted: Granted }
  | { readonly kind: "not-configured"; readonly hint: Node | null };
