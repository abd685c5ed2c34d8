import { formatDay } from "./day.ts";
import { formatExact, multiply, whole, type Exact } from "./exact.ts";
import { Span } from "./span.ts";
import { isChoice, isNum, codesOf, type Value, type ValueType } from "./value.ts";

const HUNDRED = whole(100);

/**
 * A value as the trace and the record write it: `34000`, `25%`, `2026-03-01`, `true`, a code; `null` when nothing is
 * known. A span is `9000…12000`, an open end left blank; a choice not made is `spouse|child`.
 */
export function formatValue(value: Value, type: ValueType): string | null {
  if (typeof value === "number") return formatEnd(value, type);
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (isChoice(value)) return codesOf(value).join("|");
  if (value instanceof Span && value.lo === -Infinity && value.hi === Infinity) return null;
  if (value instanceof Span) return `${formatEnd(value.lo, type)}…${formatEnd(value.hi, type)}`;
  return isNum(value) ? formatEnd(value, type) : null;
}

function formatEnd(value: Exact, type: ValueType): string {
  if (typeof value === "number" && type.kind === "money" && Number.isFinite(value)) return formatExact(value);
  if (value === Infinity || value === -Infinity) return "";
  if (type.kind === "date") return formatDay(Number(value));
  return type.kind === "percent" ? `${formatExact(multiply(value, HUNDRED))}%` : formatExact(value);
}
