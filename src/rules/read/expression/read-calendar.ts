import { COUNTINGS, type CalendarOp } from "../../form/expression.ts";
import { SHIFT_UNITS, STRETCHES } from "../../values/day.ts";
import { readSeveral, type ReadForm } from "./read-form.ts";

/** Reads `{ age: born, on: event-date }`, `{ months-between: [from, to], counting: begun }`. */
export function readCalendar(op: CalendarOp): ReadForm {
  return (map, place, reader, part) => ({
    op,
    place,
    counting: reader.oneOf(map["counting"], `${place}.counting`, COUNTINGS, "full"),
    args:
      op === "age"
        ? [part(map["age"], `${place}.age`, reader), part(map["on"], `${place}.on`, reader)]
        : readSeveral(map[op], `${place}.${op}`, reader, part, { least: 2, most: 2 }),
  });
}

/** Reads `{ year: day }`, `{ month: day }`. */
export function readPart(op: "year" | "month"): ReadForm {
  return (map, place, reader, part) => ({ op, place, args: [part(map[op], `${place}.${op}`, reader)] });
}

/** Reads `{ first-day-of: month, on: event-date }`. */
export const readFirstDay: ReadForm = (map, place, reader, part) => ({
  op: "first-day-of",
  place,
  stretch: reader.oneOf(map["first-day-of"], `${place}.first-day-of`, STRETCHES),
  args: [part(map["on"], `${place}.on`, reader)],
});

/** Reads `{ shift: event-date, by: { count: 6 }, unit: months }`. */
export const readShift: ReadForm = (map, place, reader, part) => ({
  op: "shift",
  place,
  unit: reader.oneOf(map["unit"], `${place}.unit`, SHIFT_UNITS),
  args: [part(map["shift"], `${place}.shift`, reader), part(map["by"], `${place}.by`, reader)],
});
