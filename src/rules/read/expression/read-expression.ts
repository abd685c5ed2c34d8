import {
  ARITHMETIC,
  CALENDAR,
  LOGIC,
  type ArithmeticOp,
  type CalendarOp,
  type Expression,
  type LogicOp,
} from "../../form/expression.ts";
import { ROUND_MODES } from "../../values/fraction.ts";
import { SHIFT_UNITS } from "../../values/day.ts";
import { COMPARISONS } from "../../values/span.ts";
import type { ValueType } from "../../values/value.ts";
import { readBands } from "./read-bands.ts";
import { readChoose, readLookup, readReference } from "./read-lookup.ts";
import { readScalar } from "../read-scalar.ts";
import { quote, type Raw, type Reader } from "../reader.ts";

type Read = (map: Raw, place: string, reader: Reader) => Expression;

/** Reads one expression of the closed set. A wrong one is reported and read as "not known", so that reading goes on. */
export function readExpression(raw: unknown, place: string, reader: Reader): Expression {
  if (typeof raw === "boolean") return { op: "literal", place, args: [], type: { kind: "bool" }, value: raw };
  if (typeof raw === "string" && /^[a-z][a-z0-9-]*$/.test(raw))
    return { op: "name", place, args: [], name: raw };
  if (typeof raw === "string" || typeof raw === "number") {
    reader.report(place, "bad-value", {
      value: quote(raw),
      wanted: "{ money: … }, { percent: … }, { count: … }",
    });
    return unreadable(place);
  }
  const map = reader.map(raw, place);
  const head = Object.keys(map).find((key) => Object.hasOwn(FORMS, key));
  const form = head === undefined ? undefined : FORMS[head];
  if (form === undefined) {
    reader.report(place, "unknown-operator", {
      value: Object.keys(map).join(", "),
      known: Object.keys(FORMS).join(", "),
    });
    return unreadable(place);
  }
  reader.map(raw, place, form.fields);
  return form.read(map, place, reader);
}

const unreadable = (place: string): Expression => ({
  op: "literal",
  place,
  args: [],
  type: { kind: "bool" },
  value: undefined,
});

interface Form {
  readonly fields: readonly string[];
  readonly read: Read;
}

/** By the field that names the operator; `fields` are all that may stand beside it. */
const FORMS: Readonly<Record<string, Form>> = {
  ...Object.fromEntries(
    (["money", "percent", "count", "date", "choice"] as const).map((kind) => [
      kind,
      { fields: kind === "count" ? ["count", "unit"] : [kind], read: readLiteral(kind) },
    ]),
  ),
  ...Object.fromEntries(ARITHMETIC.map((op) => [op, { fields: [op], read: readArithmetic(op) }])),
  ...Object.fromEntries(LOGIC.map((op) => [op, { fields: [op], read: readLogic(op) }])),
  ...Object.fromEntries(
    CALENDAR.map((op) => [op, { fields: op === "age" ? ["age", "on"] : [op], read: readCalendar(op) }]),
  ),
  year: { fields: ["year"], read: (map, place, reader) => part("year", map, place, reader) },
  month: { fields: ["month"], read: (map, place, reader) => part("month", map, place, reader) },
  left: { fields: ["left", "is", "right"], read: readCompare },
  in: { fields: ["in", "of"], read: readMember },
  round: { fields: ["round", "digits", "mode"], read: readRound },
  if: { fields: ["if", "then", "else"], read: readIf },
  choose: {
    fields: ["choose", "cases", "else"],
    read: (map, place, reader) => readChoose(map, place, reader, readExpression),
  },
  bands: {
    fields: ["bands", "mode", "edge", "rows"],
    read: (map, place, reader) => readBands(map, place, reader, readExpression),
  },
  lookup: {
    fields: ["lookup", "keys"],
    read: (map, place, reader) => readLookup(map, place, reader, readExpression),
  },
  shift: { fields: ["shift", "by", "unit"], read: readShift },
  reference: {
    fields: ["reference", "on", "place"],
    read: (map, place, reader) => readReference(map, place, reader, readExpression),
  },
};

/** The operators that the form knows, for the schema's test and for messages. */
export const OPERATORS: readonly string[] = Object.keys(FORMS);

function readLiteral(kind: "money" | "percent" | "count" | "date" | "choice"): Read {
  return (map, place, reader) => {
    const raw = map[kind];
    const type: ValueType =
      kind === "choice"
        ? { kind, codes: [quote(raw)] }
        : kind === "count" && typeof map["unit"] === "string"
          ? { kind, unit: map["unit"] }
          : { kind };
    const value = readScalar(kind === "percent" && typeof raw === "number" ? `${raw}%` : raw, type);
    if (value === undefined)
      reader.report(`${place}.${kind}`, "bad-value", { value: quote(raw), wanted: kind });
    return { op: "literal", place, args: [], type, value };
  };
}

function several(raw: unknown, place: string, reader: Reader, least: number, most: number): Expression[] {
  const items = reader
    .list(raw, place)
    .map((item, index) => readExpression(item, `${place}[${index}]`, reader));
  if (items.length < least || items.length > most) {
    reader.report(place, "wrong-shape", {
      wanted: most === Infinity ? `list of ${least} or more` : `list of ${most}`,
    });
    while (items.length < least) items.push(unreadable(place));
  }
  return items;
}

function readArithmetic(op: ArithmeticOp): Read {
  const pair = op === "divide" || op === "excess";
  return (map, place, reader) => ({
    op,
    place,
    args: several(map[op], `${place}.${op}`, reader, 2, pair ? 2 : Infinity),
  });
}

function readLogic(op: LogicOp): Read {
  return (map, place, reader) => ({
    op,
    place,
    args:
      op === "not"
        ? [readExpression(map[op], `${place}.not`, reader)]
        : several(map[op], `${place}.${op}`, reader, 1, Infinity),
  });
}

function readCalendar(op: CalendarOp): Read {
  if (op === "age") {
    return (map, place, reader) => ({
      op,
      place,
      args: [
        readExpression(map["age"], `${place}.age`, reader),
        readExpression(map["on"], `${place}.on`, reader),
      ],
    });
  }
  return (map, place, reader) => ({ op, place, args: several(map[op], `${place}.${op}`, reader, 2, 2) });
}

function part(op: "year" | "month", map: Raw, place: string, reader: Reader): Expression {
  return { op, place, args: [readExpression(map[op], `${place}.${op}`, reader)] };
}

function readCompare(map: Raw, place: string, reader: Reader): Expression {
  return {
    op: "compare",
    place,
    is: reader.oneOf(map["is"], `${place}.is`, COMPARISONS),
    args: [
      readExpression(map["left"], `${place}.left`, reader),
      readExpression(map["right"], `${place}.right`, reader),
    ],
  };
}

function readMember(map: Raw, place: string, reader: Reader): Expression {
  const codes = reader.strings(map["of"], `${place}.of`);
  if (codes.length === 0) reader.report(`${place}.of`, "missing");
  return { op: "in", place, codes, args: [readExpression(map["in"], `${place}.in`, reader)] };
}

function readRound(map: Raw, place: string, reader: Reader): Expression {
  return {
    op: "round",
    place,
    digits: map["digits"] === undefined ? 2 : reader.integer(map["digits"], `${place}.digits`),
    mode: reader.oneOf(map["mode"], `${place}.mode`, ROUND_MODES, "half-up"),
    args: [readExpression(map["round"], `${place}.round`, reader)],
  };
}

function readIf(map: Raw, place: string, reader: Reader): Expression {
  return {
    op: "if",
    place,
    args: ["if", "then", "else"].map((key) => readExpression(map[key], `${place}.${key}`, reader)),
  };
}

function readShift(map: Raw, place: string, reader: Reader): Expression {
  return {
    op: "shift",
    place,
    unit: reader.oneOf(map["unit"], `${place}.unit`, SHIFT_UNITS),
    args: [
      readExpression(map["shift"], `${place}.shift`, reader),
      readExpression(map["by"], `${place}.by`, reader),
    ],
  };
}
