import type { CalendarOp, Counting } from "../form/expression.ts";
import {
  begunBetween,
  firstDayOf,
  monthOfDay,
  monthsBetween,
  shiftDay,
  yearOfDay,
  yearsBetween,
  type ShiftUnit,
  type Stretch,
} from "../values/day.ts";
import { round, SCALE, type Exact } from "../values/exact.ts";
import { high, low, Span, spanOf, type Num } from "../values/span.ts";
import { nodeOf, type Node } from "./node.ts";

const daysBetween: Distance = (from, to) => to - from;

const DISTANCE: Readonly<Record<CalendarOp, readonly [Distance, ShiftUnit]>> = {
  age: [yearsBetween, "years"],
  "years-between": [yearsBetween, "years"],
  "months-between": [monthsBetween, "months"],
  "days-between": [daysBetween, "days"],
};

type Distance = (from: number, to: number) => number;

/**
 * Years, months or days from one date to another: the later the first, the fewer. Days are plain numbers, counts are
 * scaled: this is where one becomes the other.
 */
export function compileCalendar(op: CalendarOp, counting: Counting, from: Node, to: Node): Node {
  const [full, unit] = DISTANCE[op];
  const distance = counting === "full" ? full : begunBetween(full, unit);
  return nodeOf(
    (frame) => {
      const [a, b] = [from.run(frame) as Num, to.run(frame) as Num];
      if (typeof a === "number" && typeof b === "number") return distance(a, b) * SCALE;
      return spanOf(between(distance, high(a), low(b)), between(distance, low(a), high(b)));
    },
    [from, to],
  );
}

function between(distance: Distance, from: Exact, to: Exact): number {
  const result = distance(Number(from), Number(to)) * SCALE;
  // ∞ − ∞: nothing is known of either end.
  return Number.isNaN(result) ? (from === Infinity ? -Infinity : Infinity) : result;
}

export function compilePart(op: "year" | "month", date: Node): Node {
  return nodeOf(
    (frame) => {
      const value = date.run(frame) as Num;
      if (op === "year") {
        if (typeof value === "number") return yearOfDay(value) * SCALE;
        return spanOf(yearOfDay(Number(low(value))) * SCALE, yearOfDay(Number(high(value))) * SCALE);
      }
      return typeof value === "number" ? monthOfDay(value) * SCALE : new Span(SCALE, 12 * SCALE);
    },
    [date],
  );
}

export function compileFirstDay(stretch: Stretch, date: Node): Node {
  return nodeOf(
    (frame) => {
      const day = date.run(frame) as Num;
      if (typeof day === "number") return firstDayOf(day, stretch);
      return spanOf(firstDayOf(Number(low(day)), stretch), firstDayOf(Number(high(day)), stretch));
    },
    [date],
  );
}

/** By whole units: half a month more is no later day. */
function shifted(day: Exact, count: Exact, unit: ShiftUnit): number {
  const units = round(count, 0, "down");
  return shiftDay(Number(day), typeof units === "number" ? units / SCALE : Infinity, unit);
}

export function compileShift(unit: ShiftUnit, date: Node, by: Node): Node {
  return nodeOf(
    (frame) => {
      const [day, count] = [date.run(frame) as Num, by.run(frame) as Num];
      return spanOf(shifted(low(day), low(count), unit), shifted(high(day), high(count), unit));
    },
    [date, by],
  );
}
