import type { KeyMatch, ReferenceSeries, Table, TableRow } from "../form/book.ts";
import { BAND_EDGES } from "../form/expression.ts";
import type { Exact } from "../values/exact.ts";
import { Span } from "../values/span.ts";
import { isNum, type ValueType } from "../values/value.ts";
import { readExpression } from "./expression/read-expression.ts";
import { readDate } from "./read-rule.ts";
import { readScalar } from "./read-scalar.ts";
import { readType, TYPE_FIELDS, type Choices } from "./read-type.ts";
import { quote, type Reader } from "./reader.ts";

/**
 * Reads a table: `{ keys: { tier: { type: choice, of: tier } }, value: { type: money }, rows: [{ tier: national, value: … }] }`.
 * A row names for each key a code, a list of codes, true/false, a range `{ from, to }`, or leaves it out (any).
 */
export function readTable(raw: unknown, place: string, reader: Reader, choices: Choices): Table {
  const map = reader.map(raw, place, ["keys", "edge", "value", "rows", "else"]);
  const keys = new Map(
    Object.entries(reader.map(map["keys"], `${place}.keys`)).map(([name, key]) => {
      const at = `${place}.keys.${name}`;
      return [name, readType(reader.map(key, at, TYPE_FIELDS), at, reader, choices).type];
    }),
  );
  const valueMap = reader.map(map["value"], `${place}.value`, TYPE_FIELDS);
  return {
    keys,
    edge: reader.oneOf(map["edge"], `${place}.edge`, BAND_EDGES, "lower"),
    value: readType(valueMap, `${place}.value`, reader, choices).type,
    rows: reader
      .list(map["rows"], `${place}.rows`)
      .map((row, index) => readRow(row, `${place}.rows[${index}]`, keys, reader)),
    otherwise: map["else"] === undefined ? undefined : readExpression(map["else"], `${place}.else`, reader),
  };
}

function readRow(
  raw: unknown,
  place: string,
  keys: ReadonlyMap<string, ValueType>,
  reader: Reader,
): TableRow {
  const row = reader.map(raw, place, [...keys.keys(), "value"]);
  return {
    place,
    match: [...keys].map(([name, type]) => readMatch(row[name], `${place}.${name}`, type, reader)),
    value: readExpression(row["value"], `${place}.value`, reader),
  };
}

function readMatch(raw: unknown, place: string, type: ValueType, reader: Reader): KeyMatch {
  if (raw === undefined) return { kind: "any" };
  if (type.kind === "choice") return { kind: "codes", codes: readCodes(raw, place, type.codes, reader) };
  if (type.kind === "bool") return { kind: "truth", value: reader.boolean(raw, place) };
  const range = reader.map(raw, place, ["from", "to"]);
  const end = (key: "from" | "to", open: number): Exact => {
    if (range[key] === undefined || range[key] === null) return open;
    const value = readScalar(range[key], type);
    if (value !== undefined && isNum(value) && !(value instanceof Span)) return value;
    reader.report(`${place}.${key}`, "bad-value", { value: quote(range[key]), wanted: type.kind });
    return open;
  };
  return { kind: "range", from: end("from", -Infinity), to: end("to", Infinity) };
}

function readCodes(raw: unknown, place: string, known: readonly string[], reader: Reader): readonly string[] {
  const codes = Array.isArray(raw) ? reader.strings(raw, place) : [reader.string(raw, place)];
  for (const code of codes) {
    if (!known.includes(code)) reader.report(place, "unknown-code", { code, known: known.join(", ") });
  }
  return codes;
}

/** Reads a published series: `{ type: money, label, values: [{ place, from, to, value }] }`. */
export function readReferenceSeries(
  raw: unknown,
  place: string,
  reader: Reader,
  choices: Choices,
): ReferenceSeries {
  const map = reader.map(raw, place, [...TYPE_FIELDS, "label", "values"]);
  const { type } = readType(map, place, reader, choices);
  return {
    type,
    label: reader.text(map["label"], `${place}.label`),
    values: reader.list(map["values"], `${place}.values`).map((item, index) => {
      const at = `${place}.values[${index}]`;
      const entry = reader.map(item, at, ["place", "from", "to", "value"]);
      const value = readScalar(entry["value"], type);
      if (value === undefined) {
        reader.report(`${at}.value`, "bad-value", { value: quote(entry["value"]), wanted: type.kind });
      }
      return {
        place: entry["place"] === undefined ? null : reader.string(entry["place"], `${at}.place`),
        from: readDate(entry["from"], `${at}.from`, reader),
        to: readDate(entry["to"], `${at}.to`, reader),
        value,
      };
    }),
  };
}
