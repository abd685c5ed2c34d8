import type { Expression, ExpressionOf, Op } from "../../form/expression.ts";
import type { ValueKind, ValueType } from "../../values/value.ts";
import { inferChoose, inferCompare, inferMember, unify } from "./infer-cases-of-choice.ts";
import { inferBands, inferLookup, inferReference } from "./infer-table-lookup.ts";
import { BOOL, placeOf, type Infer, type TypeScope } from "./type-scope.ts";
import { alike, expectKind, product, quotient } from "./agree-on-types.ts";

const DATE = { kind: "date" } as const;
const years = { kind: "count", unit: "year" } as const;

/** The type of an expression. After a mismatch it goes on with the likeliest type, so that one mistake is one problem. */
export function inferType(expression: Expression, scope: TypeScope): ValueType {
  const types = expression.args.map((arg) => inferType(arg, scope));
  const infer = INFER[expression.op] as Infer<Op>;
  return infer(expression, types, scope, (other) => inferType(other, scope));
}

/** Types without complaint, for a book that is checked already. */
export function typeOf(expression: Expression, scope: Omit<TypeScope, "report">): ValueType {
  return inferType(expression, { ...scope, report: () => undefined });
}

const INFER: { readonly [O in Op]: Infer<O> } = {
  literal: ({ type }) => type,
  name: inferName,
  add: inferAlike,
  subtract: inferAlike,
  min: inferAlike,
  max: inferAlike,
  excess: inferAlike,
  multiply: ({ args }, [first = BOOL, ...rest], { report }) =>
    rest.reduce((left, right, index) => product(left, right, placeOf(args[index + 1]), report), first),
  divide: ({ args }, [left = BOOL, right = BOOL], { report }) =>
    quotient(left, right, placeOf(args[1]), report),
  round: (expression, types, scope) => each(expression, types, ["money", "percent", "count"], scope) ?? BOOL,
  compare: inferCompare,
  in: inferMember,
  and: inferLogic,
  or: inferLogic,
  not: inferLogic,
  "how-many": (expression, types, scope) => {
    each(expression, types, ["bool"], scope);
    return { kind: "count" };
  },
  if: (expression, [test = BOOL, ...branches], scope) => {
    expectKind(expression.args[0], test, ["bool"], scope.report);
    return unify(expression.args.slice(1), branches, scope);
  },
  choose: inferChoose,
  bands: inferBands,
  lookup: inferLookup,
  reference: inferReference,
  age: (expression, types, scope) => dates(expression, types, years, scope),
  "years-between": (expression, types, scope) => dates(expression, types, years, scope),
  "months-between": (expression, types, scope) =>
    dates(expression, types, { kind: "count", unit: "month" }, scope),
  "days-between": (expression, types, scope) =>
    dates(expression, types, { kind: "count", unit: "day" }, scope),
  year: (expression, types, scope) =>
    dates(expression, types, { kind: "count", unit: "calendar-year" }, scope),
  month: (expression, types, scope) =>
    dates(expression, types, { kind: "count", unit: "calendar-month" }, scope),
  "first-day-of": (expression, types, scope) => dates(expression, types, DATE, scope),
  shift: ({ args }, [day = BOOL, by = BOOL], { report }) => {
    expectKind(args[0], day, ["date"], report);
    expectKind(args[1], by, ["count"], report);
    return DATE;
  },
};

/** Every part of one of these kinds; the type of the first. */
function each(
  { args }: Expression,
  types: readonly ValueType[],
  kinds: readonly ValueKind[],
  { report }: TypeScope,
): ValueType | undefined {
  for (const [index, type] of types.entries()) expectKind(args[index], type, kinds, report);
  return types[0];
}

function dates(
  expression: Expression,
  types: readonly ValueType[],
  result: ValueType,
  scope: TypeScope,
): ValueType {
  each(expression, types, ["date"], scope);
  return result;
}

function inferName(
  { name, place }: ExpressionOf<"name">,
  _: readonly ValueType[],
  scope: TypeScope,
): ValueType {
  const type = scope.names.get(name);
  if (!type) scope.report(place, "unknown-name", { name, known: [...scope.names.keys()].join(", ") });
  return type ?? { kind: "money" };
}

/** Sums, differences and extremes: all of one type and unit. A day less a day has an operator of its own. */
function inferAlike(expression: Expression, types: readonly ValueType[], { report }: TypeScope): ValueType {
  const extreme = expression.op === "min" || expression.op === "max";
  const numbers: readonly ValueKind[] = ["money", "percent", "count"];
  return alike(expression.args, types, extreme ? [...numbers, "date"] : numbers, report);
}

function inferLogic(expression: Expression, types: readonly ValueType[], scope: TypeScope): ValueType {
  each(expression, types, ["bool"], scope);
  return BOOL;
}
