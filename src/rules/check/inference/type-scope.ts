import type { RuleBook } from "../../form/book.ts";
import type { Expression, ExpressionOf, Op } from "../../form/expression.ts";
import type { Problem } from "../../form/problem.ts";
import type { ValueType } from "../../values/value.ts";

/** What the names of a rule have as their types; `report` is told of every mismatch, with its place. */
export interface TypeScope {
  readonly book: Pick<RuleBook, "tables" | "references">;
  readonly names: ReadonlyMap<string, ValueType>;
  readonly report: Report;
}

export type Report = (place: string, key: Problem["key"], params: Problem["params"]) => void;

/**
 * The type of one operator from the types of its parts; `infer` types an expression that is no part (a figure of a band, a
 * row of a table).
 */
export type Infer<O extends Op> = (
  expression: ExpressionOf<O>,
  types: readonly ValueType[],
  scope: TypeScope,
  infer: (expression: Expression) => ValueType,
) => ValueType;

export const BOOL = { kind: "bool" } as const;

export const placeOf = (expression: Expression | undefined): string => expression?.place ?? "";
