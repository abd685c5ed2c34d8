import type { RuleBook } from "../../form/book.ts";
import type { Expression, ExpressionOf, Op } from "../../form/expression.ts";
import type { Problem } from "../../form/problem.ts";
import type { ValueKind, ValueType } from "../../values/value.ts";
import { checkKeys } from "./key-rules.ts";
import { agree, alike, expectKind, product, quotient } from "./unit-rules.ts";
import { coverCodes, knowCodes } from "./choice-rules.ts";

/** What the names of a rule have as their types; `report` is told of every mismatch, with its place. */
export interface TypeScope {
  readonly book: Pick<RuleBook, "tables" | "references">;
  readonly names: ReadonlyMap<string, ValueType>;
  readonly report: Report;
}

export type Report = (place: string, key: Problem["key"], params: Problem["params"]) => void;

const BOOL = { kind: "bool" } as const;
const DATE = { kind: "date" } as const;
const years = { kind: "count", unit: "year" } as const;

/** The type of an expression. After a mismatch it goes on with the likeliest type, so that one mistake is one problem. */
export function inferType(expression: Expression, scope: TypeScope): ValueType {
  const types = expression.args.map((arg) => inferType(arg, scope));
  const infer = INFER[expression.op] as Infer<Op>;
  return infer(expression, types, scope);
}

/** Types without complaint, for a book that is checked already. */
export function typeOf(expression: Expression, scope: Omit<TypeScope, "report">): ValueType {
  return inferType(expression, { ...scope, report: () => undefined });
}

type Infer<O extends Op> = (
  expression: ExpressionOf<O>,
  types: readonly ValueType[],
  scope: TypeScope,
) => ValueType;

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

const placeOf = (expression: Expression | undefined): string => expression?.place ?? "";

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

function inferCompare(
  { args, is, place }: ExpressionOf<"compare">,
  [left = BOOL, right = BOOL]: readonly ValueType[],
  { report }: TypeScope,
): ValueType {
  if (left.kind === "choice" && right.kind === "choice") {
    if (args[1]?.op === "literal") knowCodes(right.codes, left.codes, `${place}.right`, report);
  } else agree(left, right, placeOf(args[1]), report);
  const ordered = left.kind !== "choice" && left.kind !== "bool";
  if (!ordered && is !== "=" && is !== "!=") {
    report(`${place}.is`, "type-mismatch", { found: left.kind, wanted: "money, percent, count, date" });
  }
  return BOOL;
}

function inferMember(
  { args, codes, place }: ExpressionOf<"in">,
  [choice = BOOL]: readonly ValueType[],
  { report }: TypeScope,
): ValueType {
  expectKind(args[0], choice, ["choice"], report);
  if (choice.kind === "choice") knowCodes(codes, choice.codes, `${place}.of`, report);
  return BOOL;
}

function inferChoose(
  { args, codes, hasElse, place }: ExpressionOf<"choose">,
  [choice = BOOL, ...branches]: readonly ValueType[],
  scope: TypeScope,
): ValueType {
  expectKind(args[0], choice, ["choice"], scope.report);
  if (choice.kind === "choice") {
    knowCodes(codes, choice.codes, `${place}.cases`, scope.report);
    if (!hasElse) coverCodes(codes, choice.codes, `${place}.cases`, scope.report);
  }
  return unify(args.slice(1), branches, scope);
}

/** Branches of one type; choices may differ in their codes. */
function unify(parts: readonly Expression[], types: readonly ValueType[], { report }: TypeScope): ValueType {
  const [first = BOOL] = types;
  for (const [index, type] of types.entries()) agree(first, type, placeOf(parts[index]), report);
  const codes = types.flatMap((type) => (type.kind === "choice" ? type.codes : []));
  return first.kind === "choice" ? { kind: "choice", codes: [...new Set(codes)] } : first;
}

function inferBands(
  { args, rows }: ExpressionOf<"bands">,
  [value = BOOL]: readonly ValueType[],
  scope: TypeScope,
): ValueType {
  const { report } = scope;
  expectKind(args[0], value, ["money", "count", "percent"], report);
  const results = rows.flatMap(({ from, rate, sum }) => {
    agree(value, figureType(from, scope), from.place, report);
    const part = rate && {
      place: rate.place,
      type: product(value, figureType(rate, scope), rate.place, report),
    };
    return [...(part ? [part] : []), ...(sum ? [{ place: sum.place, type: figureType(sum, scope) }] : [])];
  });
  const [first] = results;
  for (const { place, type } of results) agree(first?.type ?? type, type, place, report);
  return first?.type ?? value;
}

/** Figures inside bands are written out or named as parameters, so that they can be shown and changed. */
function figureType(figure: Expression, scope: TypeScope): ValueType {
  if (figure.op !== "literal" && figure.op !== "name") {
    scope.report(figure.place, "wrong-shape", { wanted: "parameter, { money: … }, { percent: … }" });
  }
  return inferType(figure, scope);
}

function inferLookup(
  { args, keys, place, table: name }: ExpressionOf<"lookup">,
  types: readonly ValueType[],
  scope: TypeScope,
): ValueType {
  const { book, report } = scope;
  const table = book.tables.get(name);
  if (!table) {
    report(`${place}.lookup`, "unknown-reference", { name, known: [...book.tables.keys()].join(", ") });
    return { kind: "money" };
  }
  checkKeys({ args, keys, place }, types, table, report);
  const values = table.rows.map(({ value }) => value);
  for (const value of table.otherwise ? [...values, table.otherwise] : values) {
    agree(table.value, inferType(value, scope), value.place, report);
  }
  return table.value;
}

function inferReference(
  { args, hasPlace, name, place }: ExpressionOf<"reference">,
  [day = BOOL, where = BOOL]: readonly ValueType[],
  { book, report }: TypeScope,
): ValueType {
  expectKind(args[0], day, ["date"], report);
  if (hasPlace) expectKind(args[1], where, ["choice"], report);
  const series = book.references.get(name);
  if (!series) {
    report(`${place}.reference`, "unknown-reference", {
      name,
      known: [...book.references.keys()].join(", "),
    });
  }
  return series?.type ?? { kind: "money" };
}
