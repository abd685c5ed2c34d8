import type { RoundMode } from "../values/fraction.ts";
import type { Comparison } from "../values/span.ts";
import type { ShiftUnit, Stretch } from "../values/day.ts";
import type { Value, ValueType } from "../values/value.ts";

/**
 * The closed set of expressions, as read from the book. `place` names where each stands
 * (`rules.own-illness.when[1].test.left`); `args` are its parts, so that walkers need no case for each operator.
 */
export type Expression =
  | Literal
  | Name
  | Arithmetic
  | Round
  | Compare
  | Member
  | Logic
  | If
  | Choose
  | Bands
  | Lookup
  | Calendar
  | Part
  | FirstDay
  | Shift
  | Reference;

export type Op = Expression["op"];

/** The expression of one operator. */
export type ExpressionOf<O extends Op> = Expression & { readonly op: O };

interface Node {
  readonly place: string;
  readonly args: readonly Expression[];
}

/** `{ money: 500 }`, `{ percent: 25 }`, `{ count: 18, unit: year }`, `{ date: 2013-01-01 }`, `{ choice: spouse }`, `true`. */
export interface Literal extends Node {
  readonly op: "literal";
  readonly type: ValueType;
  readonly value: Value;
}

/** A bare word: an input, a derived value, a parameter of the rule, or `application-date`. */
export interface Name extends Node {
  readonly op: "name";
  readonly name: string;
}

export const ARITHMETIC = ["add", "subtract", "multiply", "divide", "min", "max", "excess"] as const;
export type ArithmeticOp = (typeof ARITHMETIC)[number];

/** `{ subtract: [copay, self-funded] }`; `excess` is what of the first lies beyond the second, never below 0. */
export interface Arithmetic extends Node {
  readonly op: ArithmeticOp;
}

/** `{ round: x, digits: 2, mode: half-up }`. */
export interface Round extends Node {
  readonly op: "round";
  readonly digits: number;
  readonly mode: RoundMode;
}

/** `{ left: counted, is: ">=", right: threshold }`. */
export interface Compare extends Node {
  readonly op: "compare";
  readonly is: Comparison;
}

/** `{ in: relation, of: [spouse, child] }`. */
export interface Member extends Node {
  readonly op: "in";
  readonly codes: readonly string[];
}

export const LOGIC = ["and", "or", "not", "how-many"] as const;
export type LogicOp = (typeof LOGIC)[number];

/** `{ and: […] }`, `{ or: […] }`, `{ not: x }`; `how-many` counts the true ones ("two of three"). */
export interface Logic extends Node {
  readonly op: LogicOp;
}

/** `{ if: test, then: x, else: y }`. */
export interface If extends Node {
  readonly op: "if";
}

/** `{ choose: tier, cases: { national: x, municipal: y }, else: z }`; args: the choice, the cases in order, the else. */
export interface Choose extends Node {
  readonly op: "choose";
  readonly codes: readonly string[];
  readonly hasElse: boolean;
}

export const BAND_MODES = ["whole", "marginal"] as const;
export type BandMode = (typeof BAND_MODES)[number];

/** Which edge belongs to a band: its lower one (`[from, next)`) or its upper one (`(from, next]`). */
export const BAND_EDGES = ["lower", "upper"] as const;
export type BandEdge = (typeof BAND_EDGES)[number];

/** One band; below the first there is nothing to pay. `rate` takes of the whole value, or of the part inside it. */
export interface Band {
  readonly place: string;
  readonly from: Expression;
  readonly rate?: Expression;
  readonly sum?: Expression;
}

/** `{ bands: counted, mode: whole, edge: lower, rows: [{ from: 10000, rate: 25% }] }`; args: the value alone. */
export interface Bands extends Node {
  readonly op: "bands";
  readonly mode: BandMode;
  readonly edge: BandEdge;
  readonly rows: readonly Band[];
}

/** `{ lookup: visits, keys: { tier: tier, age: full-age } }`; args: the keys in the table's order. */
export interface Lookup extends Node {
  readonly op: "lookup";
  readonly table: string;
  readonly keys: readonly string[];
}

export const CALENDAR = ["age", "years-between", "months-between", "days-between"] as const;
export type CalendarOp = (typeof CALENDAR)[number];

/** Full ones that have passed, or also the one that has begun (不足一个月的按一个月). */
export const COUNTINGS = ["full", "begun"] as const;
export type Counting = (typeof COUNTINGS)[number];

/** `{ age: born, on: event-date }`, `{ months-between: [from, to], counting: begun }`; days are always full. */
export interface Calendar extends Node {
  readonly op: CalendarOp;
  readonly counting: Counting;
}

/** `{ year: last-trip }`, `{ month: birthday }`. */
export interface Part extends Node {
  readonly op: "year" | "month";
}

/** `{ first-day-of: month, on: event-date }`: the day on which its month, quarter or year began. */
export interface FirstDay extends Node {
  readonly op: "first-day-of";
  readonly stretch: Stretch;
}

/** `{ shift: event-date, by: { count: 6 }, unit: months }`. */
export interface Shift extends Node {
  readonly op: "shift";
  readonly unit: ShiftUnit;
}

/** `{ reference: dibao, on: event-date, place: district }`; args: the date, then the place if there is one. */
export interface Reference extends Node {
  readonly op: "reference";
  readonly name: string;
  readonly hasPlace: boolean;
}
