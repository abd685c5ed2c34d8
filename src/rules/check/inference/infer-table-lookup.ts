import type { Expression, ExpressionOf } from "../../form/expression.ts";
import type { ValueType } from "../../values/value.ts";
import { checkKeys } from "./check-table-keys.ts";
import { BOOL, type TypeScope } from "./type-scope.ts";
import { agree, expectKind, product } from "./agree-on-types.ts";

/** Bands of what they stand over, all paying one kind of thing. */
export function inferBands(
  { args, rows }: ExpressionOf<"bands">,
  [value = BOOL]: readonly ValueType[],
  scope: TypeScope,
  infer: (expression: Expression) => ValueType,
): ValueType {
  const { report } = scope;
  const figureType = (figure: Expression): ValueType => typeOfFigure(figure, scope, infer);
  expectKind(args[0], value, ["money", "count", "percent"], report);
  const results = rows.flatMap(({ from, rate, sum }) => {
    agree(value, figureType(from), from.place, report);
    const part = rate && {
      place: rate.place,
      type: product(value, figureType(rate), rate.place, report),
    };
    return [...(part ? [part] : []), ...(sum ? [{ place: sum.place, type: figureType(sum) }] : [])];
  });
  const [first] = results;
  for (const { place, type } of results) agree(first?.type ?? type, type, place, report);
  return first?.type ?? value;
}

/** Figures inside bands are written out or named as parameters, so that they can be shown and changed. */
function typeOfFigure(
  figure: Expression,
  { report }: TypeScope,
  infer: (expression: Expression) => ValueType,
): ValueType {
  if (figure.op !== "literal" && figure.op !== "name") {
    report(figure.place, "wrong-shape", { wanted: "parameter, { money: … }, { percent: … }" });
  }
  return infer(figure);
}

/** Every key of the table, of its type; its rows are of the table's. */
export function inferLookup(
  { args, keys, place, table: name }: ExpressionOf<"lookup">,
  types: readonly ValueType[],
  { book, report }: TypeScope,
  infer: (expression: Expression) => ValueType,
): ValueType {
  const table = book.tables.get(name);
  if (!table) {
    report(`${place}.lookup`, "unknown-reference", { name, known: [...book.tables.keys()].join(", ") });
    return { kind: "money" };
  }
  checkKeys({ args, keys, place }, types, table, report);
  const values = table.rows.map(({ value }) => value);
  for (const value of table.otherwise ? [...values, table.otherwise] : values) {
    agree(table.value, infer(value), value.place, report);
  }
  return table.value;
}

/** By a day, and a place where the series has places. */
export function inferReference(
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
