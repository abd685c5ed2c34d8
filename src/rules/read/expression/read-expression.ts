import { ARITHMETIC, CALENDAR, LOGIC, type Expression } from "../../form/expression.ts";
import { parseExact } from "../../values/exact.ts";
import { quote, type Reader } from "../reader.ts";
import { readBands } from "./read-bands.ts";
import { readCalendar, readFirstDay, readPart, readShift } from "./read-calendar.ts";
import { LITERALS, readLiteral } from "./read-literal.ts";
import { readCompare, readIf, readLogic, readMember } from "./read-logic.ts";
import { readChoose, readLookup, readReference } from "./read-lookup.ts";
import { readArithmetic, readRound } from "./read-arithmetic.ts";
import { unreadable, type ReadForm } from "./read-form.ts";

/** Reads one expression of the closed set. A wrong one is reported and read as "not known", so that reading goes on. */
export function readExpression(raw: unknown, place: string, reader: Reader): Expression {
  if (typeof raw === "boolean") return { op: "literal", place, args: [], type: { kind: "bool" }, value: raw };
  if (typeof raw === "string" && /^[a-z][a-z0-9-]*$/.test(raw))
    return { op: "name", place, args: [], name: raw };
  if (typeof raw === "string" || typeof raw === "number") {
    reader.report(place, "bad-value", { value: quote(raw), wanted: wantedFor(raw) });
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
  return form.read(map, place, reader, readExpression);
}

/** A bare figure says nothing of what it counts. */
function wantedFor(raw: string | number): string {
  const figure = parseExact(String(raw));
  if (figure === undefined) return "{ money: … }, { percent: … }, { count: … }, { date: … }, { choice: … }";
  return `{ money: ${raw} }, { count: ${raw} }, { percent: ${raw}% }`;
}

interface Form {
  readonly fields: readonly string[];
  readonly read: ReadForm;
}

const sameForm = (ops: readonly string[], form: (op: never) => Form): Readonly<Record<string, Form>> =>
  Object.fromEntries(ops.map((op) => [op, form(op as never)]));

/** By the field that names the operator; `fields` are all that may stand beside it. */
const FORMS: Readonly<Record<string, Form>> = {
  ...sameForm(LITERALS, (kind) => ({
    fields: kind === "count" ? ["count", "unit"] : [kind],
    read: readLiteral(kind),
  })),
  ...sameForm(ARITHMETIC, (op) => ({ fields: [op], read: readArithmetic(op) })),
  ...sameForm(LOGIC, (op) => ({ fields: [op], read: readLogic(op) })),
  ...sameForm(CALENDAR, (op) => ({ fields: fieldsOfCalendar(op), read: readCalendar(op) })),
  year: { fields: ["year"], read: readPart("year") },
  month: { fields: ["month"], read: readPart("month") },
  left: { fields: ["left", "is", "right"], read: readCompare },
  in: { fields: ["in", "of"], read: readMember },
  round: { fields: ["round", "digits", "mode"], read: readRound },
  if: { fields: ["if", "then", "else"], read: readIf },
  choose: { fields: ["choose", "cases", "else"], read: readChoose },
  bands: { fields: ["bands", "mode", "edge", "rows"], read: readBands },
  lookup: { fields: ["lookup", "keys"], read: readLookup },
  "first-day-of": { fields: ["first-day-of", "on"], read: readFirstDay },
  shift: { fields: ["shift", "by", "unit"], read: readShift },
  reference: { fields: ["reference", "on", "place"], read: readReference },
};

function fieldsOfCalendar(op: (typeof CALENDAR)[number]): readonly string[] {
  if (op === "age") return ["age", "on", "counting"];
  return op === "days-between" ? [op] : [op, "counting"];
}

/** The operators that the form knows, for the schema's test and for messages. */
export const OPERATORS: readonly string[] = Object.keys(FORMS);
