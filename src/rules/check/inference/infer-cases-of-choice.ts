import type { Expression, ExpressionOf } from "../../form/expression.ts";
import type { ValueType } from "../../values/value.ts";
import { coverCodes, knowCodes } from "./check-codes.ts";
import { BOOL, placeOf, type TypeScope } from "./type-scope.ts";
import { agree, expectKind } from "./agree-on-types.ts";

/** Both sides alike; choices and truths only for being the same. */
export function inferCompare(
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

/** The codes are the choice's. */
export function inferMember(
  { args, codes, place }: ExpressionOf<"in">,
  [choice = BOOL]: readonly ValueType[],
  { report }: TypeScope,
): ValueType {
  expectKind(args[0], choice, ["choice"], report);
  if (choice.kind === "choice") knowCodes(codes, choice.codes, `${place}.of`, report);
  return BOOL;
}

/** Every code has its case, or there is an else; the cases are of one type. */
export function inferChoose(
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
export function unify(
  parts: readonly Expression[],
  types: readonly ValueType[],
  { report }: TypeScope,
): ValueType {
  const [first = BOOL] = types;
  for (const [index, type] of types.entries()) agree(first, type, placeOf(parts[index]), report);
  const codes = types.flatMap((type) => (type.kind === "choice" ? type.codes : []));
  return first.kind === "choice" ? { kind: "choice", codes: [...new Set(codes)] } : first;
}
