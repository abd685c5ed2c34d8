import { Decimal } from "decimal.js";
import { Temporal } from "temporal-polyfill";

/**
 * A second reading of the form, written for clearness only: every number a decimal.js of 200 digits, every fact told.
 * The evaluator must agree with it to the fen.
 */
const D = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP });

export type Raw = Readonly<Record<string, unknown>>;
export type Told = Readonly<Record<string, string | boolean>>;

export interface Book {
  readonly tables: Raw;
  readonly references: Raw;
  readonly parameters: Raw;
  readonly derive: Raw;
  readonly inputs: Raw;
  readonly on: string;
}

type Value = Decimal | boolean | string;

/** An expression at hand, with the means to read its parts. */
interface Hand {
  readonly raw: Raw;
  readonly book: Book;
  readonly value: (part: unknown) => Value;
  readonly number: (part: unknown) => Decimal;
  readonly numbers: (key: string) => Decimal[];
  readonly list: (key: string) => Value[];
}

export function read(raw: unknown, facts: Told, book: Book): Value {
  if (typeof raw === "boolean") return raw;
  if (typeof raw === "string") return readName(raw, facts, book);
  const map = raw as Raw;
  const value = (part: unknown): Value => read(part, facts, book);
  const number = (part: unknown): Decimal => value(part) as Decimal;
  const list = (key: string): Value[] => (map[key] as unknown[]).map(value);
  const op = Object.keys(map).find((key) => key in READ) ?? "";
  const readOp = READ[op];
  if (!readOp) throw new Error(`the oracle does not know ${JSON.stringify(raw)}`);
  return readOp({ raw: map, book, value, number, list, numbers: (key) => list(key) as Decimal[] });
}

const READ: Readonly<Record<string, (hand: Hand) => Value>> = {
  money: ({ raw }) => new D(String(raw["money"])),
  count: ({ raw }) => new D(String(raw["count"])),
  percent: ({ raw }) => new D(String(raw["percent"]).replace("%", "")).div(100),
  date: ({ raw }) => String(raw["date"]),
  choice: ({ raw }) => String(raw["choice"]),
  add: ({ numbers }) => numbers("add").reduce((a, b) => a.plus(b)),
  subtract: ({ numbers }) => numbers("subtract").reduce((a, b) => a.minus(b)),
  multiply: ({ numbers }) => numbers("multiply").reduce((a, b) => a.times(b)),
  divide: ({ numbers }) => numbers("divide").reduce((a, b) => a.div(b)),
  min: ({ list }) => list("min").reduce((a, b) => (compare("<", a, b) ? a : b)),
  max: ({ list }) => list("max").reduce((a, b) => (compare(">", a, b) ? a : b)),
  excess: ({ numbers }) =>
    D.max(
      0,
      numbers("excess").reduce((a, b) => a.minus(b)),
    ),
  round: ({ number, raw }) => roundTo(number(raw["round"]), Number(raw["digits"]), String(raw["mode"])),
  left: ({ raw, value }) => compare(String(raw["is"]), value(raw["left"]), value(raw["right"])),
  in: ({ raw, value }) => (raw["of"] as Value[]).includes(value(raw["in"])),
  and: ({ list }) => list("and").every((truth) => truth === true),
  or: ({ list }) => list("or").includes(true),
  not: ({ raw, value }) => value(raw["not"]) !== true,
  "how-many": ({ list }) => new D(list("how-many").filter((truth) => truth === true).length),
  if: ({ raw, value }) => value(value(raw["if"]) === true ? raw["then"] : raw["else"]),
  choose: ({ raw, value }) => value((raw["cases"] as Raw)[value(raw["choose"]) as string] ?? raw["else"]),
  bands: ({ number, raw }) => readBands(raw, number),
  lookup: ({ book, raw, value }) => readLookup(raw, value, book),
  age: ({ raw, value }) => passed("years", [value(raw["age"]), value(raw["on"])], raw["counting"]),
  "years-between": ({ list, raw }) => passed("years", list("years-between"), raw["counting"]),
  "months-between": ({ list, raw }) => passed("months", list("months-between"), raw["counting"]),
  "days-between": ({ list }) => passed("days", list("days-between"), undefined),
  year: ({ raw, value }) => new D(Temporal.PlainDate.from(value(raw["year"]) as string).year),
  month: ({ raw, value }) => new D(Temporal.PlainDate.from(value(raw["month"]) as string).month),
  "first-day-of": ({ raw, value }) => firstDay(String(raw["first-day-of"]), value(raw["on"]) as string),
  reference: ({ book, raw, value }) => readReference(raw, value, book),
  shift: ({ number, raw, value }) =>
    Temporal.PlainDate.from(value(raw["shift"]) as string)
      .add({ [raw["unit"] as "days"]: number(raw["by"]).toNumber() })
      .toString(),
};

function readName(name: string, facts: Told, book: Book): Value {
  if (name === "application-date") return book.on;
  const parameter = book.parameters[name] as Raw | undefined;
  if (parameter) return read({ [String(parameter["type"])]: parameter["value"] }, facts, book);
  const derived = book.derive[name] as Raw | undefined;
  if (derived) return read(derived["value"], facts, book);
  const type = String((book.inputs[name] as Raw)["type"]);
  const fact = facts[name] ?? "";
  if (type === "percent") return new D(String(fact).replace("%", "")).div(100);
  return type === "money" || type === "count" ? new D(String(fact)) : fact;
}

const MODES = new Map<string, Decimal.Rounding>(
  Object.entries({ "half-up": 4, up: 0, down: 1, "half-even": 6 }),
);

/** A quotient that does not end is cut at 200 digits: what it cannot tell from a half at 150 is a half. */
function roundTo(cut: Decimal, digits: number, mode: string): Decimal {
  const unit = new D(10).pow(-digits);
  const value = cut.toSignificantDigits(150);
  return value
    .div(unit)
    .toDecimalPlaces(0, MODES.get(mode) ?? 0)
    .times(unit);
}

const orderOf = (a: Decimal, b: Decimal): number =>
  a.toSignificantDigits(150).comparedTo(b.toSignificantDigits(150));

function compare(is: string, a: Value, b: Value): boolean {
  const order = a instanceof Decimal ? orderOf(a, b as Decimal) : a === b ? 0 : a < b ? -1 : 1;
  if (is === "=" || is === "!=") return (order === 0) === (is === "=");
  if (is === "<" || is === "<=") return order < 0 || (order === 0 && is === "<=");
  return order > 0 || (order === 0 && is === ">=");
}

function readBands(raw: Raw, number: (part: unknown) => Decimal): Decimal {
  const value = number(raw["bands"]);
  const rows = (raw["rows"] as Raw[]).map(({ from, rate, sum }) => ({
    from: number(from),
    rate: rate === undefined ? new D(0) : number(rate),
    sum: sum === undefined ? new D(0) : number(sum),
  }));
  const reached = rows.filter(({ from }) => (raw["edge"] === "lower" ? value.gte(from) : value.gt(from)));
  const last = reached.at(-1);
  if (!last) return new D(0);
  if (raw["mode"] === "whole") return last.sum.plus(last.rate.times(value));
  return reached
    .map(({ from, rate, sum }, index) =>
      sum.plus(rate.times((reached[index + 1]?.from ?? value).minus(from))),
    )
    .reduce((a, b) => a.plus(b));
}

function readLookup(raw: Raw, value: (part: unknown) => Value, book: Book): Value {
  const table = book.tables[String(raw["lookup"])] as Raw;
  const keys = Object.entries(raw["keys"] as Raw);
  const row = (table["rows"] as Raw[]).find((each) =>
    keys.every(([key, part]) => fits(each[key], value(part))),
  );
  return value(row ? row["value"] : table["else"]);
}

function fits(match: unknown, value: Value): boolean {
  if (match === undefined) return true;
  if (!(value instanceof Decimal)) return Array.isArray(match) ? match.includes(value) : match === value;
  const { from, to } = match as { from?: number; to?: number };
  return value.gte(from ?? -Infinity) && value.lt(to ?? Infinity);
}

/** Counted one by one: how many times the unit fits, and whether anything is left over. */
function passed(unit: "years" | "months" | "days", ends: readonly Value[], counting: unknown): Decimal {
  const [from, to] = ends.map((day) => Temporal.PlainDate.from(day as string)) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  const sign = Temporal.PlainDate.compare(from, to);
  const [a, b] = sign <= 0 ? [from, to] : [to, from];
  const full = a.until(b, { largestUnit: unit })[unit];
  const isOver = counting === "begun" && Temporal.PlainDate.compare(a.add({ [unit]: full }), b) < 0;
  return new D(full + (isOver ? 1 : 0)).times(sign <= 0 ? 1 : -1);
}

function firstDay(stretch: string, on: string): string {
  const day = Temporal.PlainDate.from(on);
  const month = { month: day.month, quarter: Math.ceil(day.month / 3) * 3 - 2 }[stretch] ?? 1;
  return day.with({ month, day: 1 }).toString();
}

function readReference(raw: Raw, value: (part: unknown) => Value, book: Book): Value {
  const series = book.references[String(raw["reference"])] as { readonly values: readonly Raw[] };
  const [on, place] = [value(raw["on"]) as string, value(raw["place"])];
  const entry = series.values.find(
    ({ from, place: at, to }) =>
      at === place && on >= String(from ?? "") && (to === undefined || on < String(to)),
  );
  if (entry === undefined) throw new Error(`nothing published for ${on}`);
  return new D(String(entry["value"]));
}

/** What the whole rule comes to: `no`, or the amount. */
export function readRule(rule: Raw, facts: Told, book: Book): string {
  const met = (rule["when"] as Raw[]).every(({ test }) => read(test, facts, book) === true);
  const result = rule["result"] as Raw;
  const number = (part: unknown): Decimal => read(part, facts, book) as Decimal;
  const rounded = roundTo(number(result["amount"]), 2, "half-up");
  const raised = result["floor"] === undefined ? rounded : D.max(rounded, number(result["floor"]));
  const amount = result["ceiling"] === undefined ? raised : D.min(raised, number(result["ceiling"]));
  return met && amount.gt(0) ? amount.toFixed(2) : "no";
}
