import type { RuleBook } from "../form/book.ts";
import type { Arithmetic, Compare, Expression } from "../form/expression.ts";
import type { ValueKind, ValueType } from "../values/value.ts";
import type { Problem } from "../form/problem.ts";

/** What the names of a rule have as their types; `report` is told of every mismatch, with its place. */
export interface TypeScope {
  readonly book: Pick<RuleBook, "tables" | "references">;
  readonly names: ReadonlyMap<string, ValueType>;
  readonly report: (place: string, key: Problem["key"], params?: Problem["params"]) => void;
}

const BOOL = { kind: "bool" } as const;
const MONEY = { kind: "money" } as const;
const PERCENT = { kind: "percent" } as const;
const DATE = { kind: "date" } as const;
const count = (unit?: string): ValueType =>
  unit === undefined ? { kind: "count" } : { kind: "count", unit };

/** The type of an expression. After a mismatch it goes on with the likeliest type, so that one mistake is one problem. */
export function inferType(expression: Expression, scope: TypeScope): ValueType {
  const types = expression.args.map((arg) => inferType(arg, scope));
  const [first = BOOL, second = BOOL] = types;
  const want = (index: number, kinds: readonly ValueKind[]): void => {
    expectKind(expression.args[index], types[index], kinds, scope);
  };
  switch (expression.op) {
    case "literal":
      return expression.type;
    case "name":
      return typeOfName(expression.name, expression.place, scope);
    case "compare":
      return checkCompare(expression, first, second, scope);
    case "in":
      want(0, ["choice"]);
      checkCodes(expression.codes, first, `${expression.place}.of`, scope);
      return BOOL;
    case "and":
    case "or":
    case "not":
    case "how-many":
      for (const index of types.keys()) want(index, ["bool"]);
      return expression.op === "how-many" ? count() : BOOL;
    case "if":
      want(0, ["bool"]);
      return unify(expression.args.slice(1), types.slice(1), scope);
    case "choose":
      want(0, ["choice"]);
      if (first.kind === "choice")
        checkCases(expression.codes, first.codes, expression.hasElse, expression.place, scope);
      return unify(expression.args.slice(1), types.slice(1), scope);
    case "round":
      want(0, ["money", "percent", "count"]);
      return first;
    case "age":
    case "years-between":
      want(0, ["date"]);
      want(1, ["date"]);
      return count("year");
    case "months-between":
    case "days-between":
      want(0, ["date"]);
      want(1, ["date"]);
      return count(expression.op === "days-between" ? "day" : "month");
    case "year":
    case "month":
      want(0, ["date"]);
      return count(expression.op === "year" ? "calendar-year" : "calendar-month");
    case "shift":
      want(0, ["date"]);
      want(1, ["count"]);
      return DATE;
    default:
      return inferRest(expression, types, scope);
  }
}

type Rest = Extract<Expression, { op: Arithmetic["op"] | "bands" | "lookup" | "reference" }>;

function inferRest(expression: Rest, types: readonly ValueType[], scope: TypeScope): ValueType {
  const [first = MONEY] = types;
  switch (expression.op) {
    case "multiply":
      return types
        .slice(1)
        .reduce((left, right, index) => product(left, right, expression.args[index + 1], scope), first);
    case "divide":
      return quotient(first, types[1] ?? MONEY, expression.args[1], scope);
    case "add":
    case "subtract":
    case "min":
    case "max":
    case "excess":
      return checkAlike(expression, types, scope);
    case "bands": {
      expectKind(expression.args[0], first, ["money", "count"], scope);
      for (const row of expression.rows) {
        checkFigure(row.from, [first.kind], scope);
        if (row.rate) checkFigure(row.rate, ["percent", "money"], scope);
        if (row.sum) checkFigure(row.sum, ["money", "count", "percent"], scope);
      }
      const [row] = expression.rows;
      return row?.sum
        ? inferType(row.sum, silent(scope))
        : product(first, row?.rate ? inferType(row.rate, silent(scope)) : PERCENT, row?.rate, scope);
    }
    case "lookup":
      return checkLookup(expression, types, scope);
    case "reference": {
      expectKind(expression.args[0], first, ["date"], scope);
      if (expression.hasPlace) expectKind(expression.args[1], types[1], ["choice"], scope);
      const series = scope.book.references.get(expression.name);
      if (!series)
        unknownReference(`${expression.place}.reference`, expression.name, scope.book.references, scope);
      return series?.type ?? MONEY;
    }
  }
}

const silent = (scope: TypeScope): TypeScope => ({ ...scope, report: () => undefined });

function typeOfName(name: string, place: string, scope: TypeScope): ValueType {
  const type = scope.names.get(name);
  if (!type) scope.report(place, "unknown-name", { name, known: [...scope.names.keys()].join(", ") });
  return type ?? MONEY;
}

function checkCompare(expression: Compare, left: ValueType, right: ValueType, scope: TypeScope): ValueType {
  const [, b] = expression.args;
  if (left.kind === "choice" && right.kind === "choice") {
    checkCodes(
      b?.op === "literal" ? right.codes : right.codes.filter((code) => left.codes.includes(code)),
      left,
      `${expression.place}.right`,
      scope,
    );
  } else agree(left, right, `${expression.place}.right`, scope);
  const ordered = left.kind !== "choice" && left.kind !== "bool";
  if (!ordered && expression.is !== "=" && expression.is !== "!=") {
    scope.report(`${expression.place}.is`, "type-mismatch", {
      found: left.kind,
      wanted: "money, percent, count, date",
    });
  }
  return BOOL;
}

/** Sums, differences and extremes: all of one type and unit. A day less a day has an operator of its own. */
function checkAlike(expression: Arithmetic, types: readonly ValueType[], scope: TypeScope): ValueType {
  const kinds: readonly ValueKind[] =
    expression.op === "min" || expression.op === "max"
      ? ["money", "percent", "count", "date"]
      : ["money", "percent", "count"];
  const [first = MONEY] = types;
  expectKind(expression.args[0], first, kinds, scope);
  for (const [index, type] of types.entries()) {
    if (index > 0) agree(first, type, expression.args[index]?.place ?? expression.place, scope);
  }
  return first;
}

/** Money is never multiplied by money; a percentage keeps the other's type. */
function product(left: ValueType, right: ValueType, at: Expression | undefined, scope: TypeScope): ValueType {
  if (left.kind === "percent" && isNumber(right)) return right;
  if (right.kind === "percent" && isNumber(left)) return left;
  if (left.kind === "count" && right.kind === "count") return count();
  if (left.kind === "money" && right.kind === "count") return MONEY;
  if (left.kind === "count" && right.kind === "money") return MONEY;
  scope.report(at?.place ?? "", "type-mismatch", {
    found: `${left.kind} × ${right.kind}`,
    wanted: "money × percent, money × count, count × percent",
  });
  return MONEY;
}

function quotient(
  left: ValueType,
  right: ValueType,
  at: Expression | undefined,
  scope: TypeScope,
): ValueType {
  if (left.kind === "money" && right.kind === "count") return MONEY;
  if (isNumber(left) && right.kind === "percent") return left;
  if (isNumber(left) && left.kind === right.kind) return PERCENT;
  scope.report(at?.place ?? "", "type-mismatch", {
    found: `${left.kind} ÷ ${right.kind}`,
    wanted: "money ÷ count, money ÷ money, count ÷ count",
  });
  return MONEY;
}

const isNumber = (type: ValueType): boolean =>
  type.kind === "money" || type.kind === "percent" || type.kind === "count";

function checkLookup(
  expression: Extract<Expression, { op: "lookup" }>,
  types: readonly ValueType[],
  scope: TypeScope,
): ValueType {
  const table = scope.book.tables.get(expression.table);
  if (!table) {
    unknownReference(`${expression.place}.lookup`, expression.table, scope.book.tables, scope);
    return MONEY;
  }
  for (const [key, type] of table.keys) {
    const index = expression.keys.indexOf(key);
    const found = types[index];
    if (found === undefined) scope.report(`${expression.place}.keys.${key}`, "missing");
    else if (type.kind === "choice" && found.kind === "choice") {
      checkCodes(found.codes, type, `${expression.place}.keys.${key}`, scope);
    } else agree(type, found, `${expression.place}.keys.${key}`, scope);
  }
  for (const key of expression.keys) {
    if (!table.keys.has(key))
      scope.report(`${expression.place}.keys.${key}`, "unknown-key", {
        known: [...table.keys.keys()].join(", "),
      });
  }
  for (const row of table.rows) agree(table.value, inferType(row.value, scope), row.value.place, scope);
  return table.value;
}

function unify(parts: readonly Expression[], types: readonly ValueType[], scope: TypeScope): ValueType {
  const [first = MONEY] = types;
  const codes = types.flatMap((type) => (type.kind === "choice" ? type.codes : []));
  for (const [index, type] of types.entries()) {
    if (index > 0) agree(first, type, parts[index]?.place ?? "", scope);
  }
  return first.kind === "choice" ? { kind: "choice", codes: [...new Set(codes)] } : first;
}

function checkCases(
  codes: readonly string[],
  known: readonly string[],
  hasElse: boolean,
  place: string,
  scope: TypeScope,
): void {
  checkCodes(codes, { kind: "choice", codes: known }, `${place}.cases`, scope);
  const missing = known.filter((code) => !codes.includes(code));
  if (missing.length > 0 && !hasElse)
    scope.report(`${place}.cases`, "uncovered", { missing: missing.join(", ") });
}

function checkCodes(codes: readonly string[], type: ValueType, place: string, scope: TypeScope): void {
  if (type.kind !== "choice") return;
  for (const code of codes) {
    if (!type.codes.includes(code))
      scope.report(place, "unknown-code", { code, known: type.codes.join(", ") });
  }
}

/** Figures inside bands are written out or named as parameters, so that they can be shown and changed. */
function checkFigure(figure: Expression, kinds: readonly ValueKind[], scope: TypeScope): void {
  if (figure.op !== "literal" && figure.op !== "name") {
    scope.report(figure.place, "wrong-shape", { wanted: "parameter, { money: … }, { percent: … }" });
    return;
  }
  expectKind(figure, inferType(figure, scope), kinds, scope);
}

function expectKind(
  at: Expression | undefined,
  type: ValueType | undefined,
  kinds: readonly ValueKind[],
  scope: TypeScope,
): void {
  if (at === undefined || type === undefined || kinds.includes(type.kind)) return;
  scope.report(at.place, "type-mismatch", { found: type.kind, wanted: kinds.join(", ") });
}

function agree(left: ValueType, right: ValueType, place: string, scope: TypeScope): void {
  if (left.kind !== right.kind) {
    scope.report(place, "type-mismatch", { found: right.kind, wanted: left.kind });
    return;
  }
  if (left.kind !== "count" || right.kind !== "count") return;
  if (left.unit !== undefined && right.unit !== undefined && left.unit !== right.unit) {
    scope.report(place, "unit-mismatch", { found: right.unit, wanted: left.unit });
  }
}

function unknownReference(
  place: string,
  name: string,
  known: ReadonlyMap<string, unknown>,
  scope: TypeScope,
): void {
  scope.report(place, "unknown-reference", { name, known: [...known.keys()].join(", ") });
}
