import type { Expression } from "../../form/expression.ts";
import type { ValueKind, ValueType } from "../../values/value.ts";
import type { Report } from "./type-scope.ts";

/** One of these kinds, or it is reported where it stands. */
export function expectKind(
  at: Expression | undefined,
  type: ValueType,
  kinds: readonly ValueKind[],
  report: Report,
): void {
  if (at === undefined || kinds.includes(type.kind)) return;
  report(at.place, "type-mismatch", { found: type.kind, wanted: kinds.join(", ") });
}

/** The same kind; counts of the same unit, where both name one. */
export function agree(wanted: ValueType, found: ValueType, place: string, report: Report): void {
  if (wanted.kind !== found.kind) {
    report(place, "type-mismatch", { found: found.kind, wanted: wanted.kind });
    return;
  }
  if (wanted.kind !== "count" || found.kind !== "count") return;
  if (wanted.unit !== undefined && found.unit !== undefined && wanted.unit !== found.unit) {
    report(place, "unit-mismatch", { found: found.unit, wanted: wanted.unit });
  }
}

/** All of the first one's type, which is one of `kinds`. */
export function alike(
  args: readonly Expression[],
  types: readonly ValueType[],
  kinds: readonly ValueKind[],
  report: Report,
): ValueType {
  const [first = { kind: "money" } as const, ...rest] = types;
  expectKind(args[0], first, kinds, report);
  for (const [index, type] of rest.entries()) agree(first, type, args[index + 1]?.place ?? "", report);
  return first;
}

/** Money is never multiplied by money; a percentage keeps the other's type. */
export function product(left: ValueType, right: ValueType, place: string, report: Report): ValueType {
  if (left.kind === "percent" && isNumber(right)) return right;
  if (right.kind === "percent" && isNumber(left)) return left;
  if (left.kind === "count" && right.kind === "count") return { kind: "count" };
  if (left.kind === "money" && right.kind === "count") return left;
  if (left.kind === "count" && right.kind === "money") return right;
  const wanted = "money × percent, money × count, count × percent";
  report(place, "type-mismatch", { found: `${left.kind} × ${right.kind}`, wanted });
  return left;
}

/** Money for each, or the ratio of two alike; a count by a bare number or by another unit is a bare number (months ÷ 12). */
export function quotient(left: ValueType, right: ValueType, place: string, report: Report): ValueType {
  if (left.kind === "money" && right.kind === "count") return left;
  if (isNumber(left) && right.kind === "percent") return left;
  if (left.kind === "count" && right.kind === "count" && left.unit !== undefined && left.unit !== right.unit)
    return { kind: "count" };
  if (isNumber(left) && left.kind === right.kind) return { kind: "percent" };
  const wanted = "money ÷ count, money ÷ money, count ÷ count";
  report(place, "type-mismatch", { found: `${left.kind} ÷ ${right.kind}`, wanted });
  return left;
}

const isNumber = ({ kind }: ValueType): boolean => kind === "money" || kind === "percent" || kind === "count";
