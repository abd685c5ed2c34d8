import type { Condition, Derived, Flag, Input, Limit, Parameter, Parts } from "../form/rule.ts";
import { LIMIT_SCOPES, LIMIT_WINDOWS } from "../form/rule.ts";
import type { Expression } from "../form/expression.ts";
import { parseDay } from "../values/day.ts";
import { compare, parseExact, whole, type Exact } from "../values/exact.ts";
import { formatValue } from "../values/format-value.ts";
import { high, low, Span, type Num } from "../values/span.ts";
import { isNum, type ValueType } from "../values/value.ts";
import { readExpression } from "./expression/read-expression.ts";
import { readScalar } from "./read-scalar.ts";
import { readType, TYPE_FIELDS, type Choices } from "./read-type.ts";
import { quote, type Raw, type Reader } from "./reader.ts";

/** Reads a parameter; `value: null` is 未配置. `raised` holds the figures of a later version. */
export function readParameter(
  raw: unknown,
  place: string,
  reader: Reader,
  choices: Choices,
  later: unknown,
): Parameter {
  const map = reader.map(raw, place, [...TYPE_FIELDS, "label", "value", "min", "max"]);
  const { type } = readType(map, place, reader, choices);
  const written = later === undefined ? map["value"] : later;
  if (written === undefined) reader.report(`${place}.value`, "missing");
  const value = written === null || written === undefined ? null : readScalar(written, type);
  if (value === undefined) {
    reader.report(`${place}.value`, "bad-value", { value: quote(written), wanted: type.kind });
  }
  const bounds = figureBounds(map, place, type, reader);
  if (value !== null && value !== undefined && isNum(value) && !within(value, bounds)) {
    const wanted = `${formatValue(bounds.min, type)} … ${formatValue(bounds.max, type)}`;
    reader.report(`${place}.value`, "bad-value", { value: quote(written), wanted });
  }
  return { type, label: reader.text(map["label"], `${place}.label`), value: value ?? null };
}

/** Nobody means 300 % or −1 yuan: unless the parameter says otherwise, a share is of the whole and nothing is negative. */
function figureBounds(map: Raw, place: string, type: ValueType, reader: Reader): { min: Exact; max: Exact } {
  const bound = (key: "min" | "max", otherwise: Exact): Exact => {
    if (map[key] === undefined) return otherwise;
    const value = readScalar(map[key], type);
    if (value !== undefined && isNum(value) && !(value instanceof Span)) return value;
    reader.report(`${place}.${key}`, "bad-value", { value: quote(map[key]), wanted: type.kind });
    return otherwise;
  };
  const isDate = type.kind === "date";
  return {
    min: bound("min", isDate ? -Infinity : 0),
    max: bound("max", type.kind === "percent" ? whole(1) : Infinity),
  };
}

const within = (value: Num, { max, min }: { readonly min: Exact; readonly max: Exact }): boolean =>
  compare(high(value), max) <= 0 && compare(low(value), min) >= 0;

const INPUT_FIELDS = [...TYPE_FIELDS, "label", "question", "min", "max", "parts", "judged"] as const;

export function readInput(raw: unknown, place: string, reader: Reader, choices: Choices): Input {
  const map = reader.map(raw, place, INPUT_FIELDS);
  const { type, options } = readType(map, place, reader, choices);
  const bound = (key: "min" | "max"): Input["min"] => {
    if (map[key] === undefined) return null;
    if (map[key] === "application-date" && type.kind === "date") return "application-date";
    const value = readScalar(map[key], type);
    if (value === undefined)
      reader.report(`${place}.${key}`, "bad-value", { value: quote(map[key]), wanted: type.kind });
    return value === undefined || !isNum(value) || value instanceof Span ? null : value;
  };
  return {
    type,
    options,
    label: reader.text(map["label"], `${place}.label`),
    question: reader.text(map["question"], `${place}.question`),
    min: bound("min"),
    max: bound("max"),
    parts: map["parts"] === undefined ? null : readSum(map["parts"], `${place}.parts`, reader),
    judged: reader.boolean(map["judged"], `${place}.judged`),
  };
}

function readSum(raw: unknown, place: string, reader: Reader): Parts {
  const map = reader.map(raw, place, ["of", "sets"]);
  const sets = reader
    .entries(map["sets"], `${place}.sets`)
    .map(([name, value]) => [name, quote(value)] as const);
  return { of: reader.strings(map["of"], `${place}.of`), sets: Object.fromEntries(sets) };
}

export function readDerived(raw: unknown, place: string, reader: Reader): Derived {
  const map = reader.map(raw, place, ["label", "value"]);
  return {
    label: reader.text(map["label"], `${place}.label`),
    value: readExpression(map["value"], `${place}.value`, reader),
  };
}

export function readCondition(raw: unknown, place: string, index: number, reader: Reader): Condition {
  const map = reader.map(raw, place, ["name", "test", "clause", "pass", "fail"]);
  return {
    name: map["name"] === undefined ? String(index) : reader.string(map["name"], `${place}.name`),
    place,
    test: readExpression(map["test"], `${place}.test`, reader),
    clause: map["clause"] === undefined ? null : reader.string(map["clause"], `${place}.clause`),
    pass: reader.optionalText(map["pass"], `${place}.pass`),
    fail: reader.optionalText(map["fail"], `${place}.fail`),
  };
}

const LIMIT_FIELDS = ["per", "in", "months", "starting", "each", "with", "times", "cap"] as const;

export function readLimit(name: string, raw: unknown, place: string, reader: Reader): Limit {
  const map = reader.map(raw, place, LIMIT_FIELDS);
  const window = reader.oneOf(map["in"], `${place}.in`, LIMIT_WINDOWS);
  if (map["times"] === undefined && map["cap"] === undefined)
    reader.report(place, "missing", { wanted: "times, cap" });
  return {
    name,
    place,
    per: reader.oneOf(map["per"], `${place}.per`, LIMIT_SCOPES),
    in: window,
    months: window === "window" ? reader.integer(map["months"], `${place}.months`) : null,
    starting:
      map["starting"] === undefined ? null : readStart(map["starting"], window, `${place}.starting`, reader),
    each: reader.strings(map["each"], `${place}.each`),
    with: reader.strings(map["with"], `${place}.with`),
    times: readTimes(map, place, reader),
    cap: optionalExpression(map, "cap", place, reader),
  };
}

/** `09-01`: the day on which a year of its own begins. */
function readStart(raw: unknown, window: Limit["in"], place: string, reader: Reader): string | null {
  // 29 February does not come every year.
  const isDay = typeof raw === "string" && /^\d\d-\d\d$/.test(raw) && parseDay(`2025-${raw}`) !== undefined;
  if (isDay && window === "year") return raw;
  reader.report(place, "bad-value", { value: quote(raw), wanted: isDay ? "in: year" : "09-01" });
  return null;
}

/** How often: a whole number of at least 1, or an expression that comes to a count. */
export function readTimes(map: Raw, place: string, reader: Reader): Expression | null {
  const raw = map["times"];
  if (typeof raw !== "number") return optionalExpression(map, "times", place, reader);
  const at = `${place}.times`;
  if (!Number.isSafeInteger(raw) || raw < 1)
    reader.report(at, "bad-value", { value: quote(raw), wanted: "1, 2, 3 …" });
  return { op: "literal", place: at, args: [], type: { kind: "count" }, value: parseExact(String(raw)) };
}

export function readFlag(raw: unknown, place: string, reader: Reader): Flag {
  const map = reader.map(raw, place, ["name", "test", "to", "text"]);
  return {
    name: reader.string(map["name"], `${place}.name`),
    test: readExpression(map["test"], `${place}.test`, reader),
    to: reader.string(map["to"], `${place}.to`),
    text: reader.text(map["text"], `${place}.text`),
  };
}

export const optionalExpression = (map: Raw, key: string, place: string, reader: Reader): Expression | null =>
  map[key] === undefined ? null : readExpression(map[key], `${place}.${key}`, reader);
