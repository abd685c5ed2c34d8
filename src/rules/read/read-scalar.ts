import { parseDay } from "../values/day.ts";
import { divide, parseExact, whole } from "../values/exact.ts";
import type { Value, ValueType } from "../values/value.ts";

/**
 * One value as people write it, by its type: money and counts `10000` or `"10000.50"`, percent `25%`, dates
 * `2013-01-01`, truths `true`, choices by code. `undefined` when it is not one.
 */
export function readScalar(raw: unknown, type: ValueType): Value {
  switch (type.kind) {
    case "money":
      return readNumber(raw);
    case "count":
      return readNumber(raw);
    case "percent":
      return readPercent(raw);
    case "date":
      return typeof raw === "string" ? parseDay(raw) : undefined;
    case "bool":
      return readTruth(raw);
    case "choice":
      return typeof raw === "string" && type.codes.includes(raw) ? raw : undefined;
  }
}

function readNumber(raw: unknown): Value {
  if (typeof raw === "string") return parseExact(raw);
  // A YAML number: its shortest text is what was written, as long as a double can tell it from its neighbours.
  if (typeof raw !== "number" || !Number.isFinite(raw) || Math.abs(raw) >= 1e15) return undefined;
  return parseExact(String(raw));
}

function readPercent(raw: unknown): Value {
  if (typeof raw !== "string" || !raw.endsWith("%")) return undefined;
  const number = parseExact(raw.slice(0, -1));
  return number === undefined ? undefined : divide(number, whole(100));
}

function readTruth(raw: unknown): Value {
  if (raw === true || raw === "true") return true;
  return raw === false || raw === "false" ? false : undefined;
}
