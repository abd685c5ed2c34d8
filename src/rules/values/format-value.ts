import { formatDay } from "./day.ts";
import { formatExact, multiply, whole, type Exact } from "./exact.ts";
import { Span } from "./span.ts";
import { isChoice, codesOf, type Value, type ValueType } from "./value.ts";

const HUNDRED = whole(100);

/**
 * A value as the trace and the record write it: `34000`, `25%`, `2026-03-01`, `true`, a code; `null` when nothing is
 * known. A span is `9000…12000`, an open end left blank; a choice not made is `spouse|child`.
 */
export function formatValue(value: Value, type: ValueType): string | null {
  if (value === undefined) return null;
  if (typeof value === "boolean") return String(value);
  if (isChoice(value)) return codesOf(value).join("|");
  if (!(value instanceof Span)) return formatEnd(value, type);
  const text = `${formatEnd(value.lo, type)}…${formatEnd(value.hi, type)}`;
  return text === "…" ? null : text;
}

function formatEnd(value: Exact, type: ValueType): string {
  if (value === Infinity || value === -Infinity) return "";
  if (type.kind === "date") return formatDay(Number(value));
  return type.kind === "percent" ? `${formatExact(multiply(value, HUNDRED))}%` : formatExact(value);
}
