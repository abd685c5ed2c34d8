import { Decimal } from "decimal.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  daysBetween,
  parseLocalDate,
  yearsBetween as yearsOf,
} from "../../../src/domain/local-date.ts";
import {
  formatDay,
  monthOfDay,
  monthsBetween,
  parseDay,
  shiftDay,
  yearOfDay,
  yearsBetween,
} from "../../../src/rules/values/day.ts";
import * as exact from "../../../src/rules/values/exact.ts";
import { ROUND_MODES } from "../../../src/rules/values/fraction.ts";

const D = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP });

/** Amounts of every size: to the fen, to ten decimals, and beyond what an integer of ten-thousandths holds. */
const decimals = fc.oneof(
  fc.integer({ min: -100_000_000, max: 100_000_000 }).map((n) => new D(n).div(100).toFixed()),
  fc.integer({ min: -9_999, max: 9_999 }).map((n) => new D(n).div(2_000).toFixed()),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((n) => new D(n.toString()).div(1e10).toFixed()),
  fc.constantFrom(
    "0",
    "0.005",
    "-0.005",
    "0.015",
    "0.0001",
    "900719925474.0992",
    "999999999999999.9999999999",
  ),
);

const parsed = (text: string): exact.Exact => {
  const value = exact.parseExact(text);
  if (value === undefined) throw new Error(text);
  return value;
};

const SAFE = new D(Number.MAX_SAFE_INTEGER).div(exact.SCALE);
/** What a plain number can hold is held in one: adding, comparing and rounding it costs no big integers. */
const isPlainWhereItFits = (value: exact.Exact, expected: Decimal): boolean =>
  !expected.times(exact.SCALE).isInteger() || expected.abs().gt(SAFE) || typeof value === "number";

describe("exact numbers", () => {
  it("read and write every amount back", () => {
    fc.assert(
      fc.property(decimals, (text) => {
        expect(exact.formatExact(parsed(text))).toBe(new D(text).toFixed());
        expect(isPlainWhereItFits(parsed(text), new D(text))).toBe(true);
      }),
    );
  });

  it.each([
    "",
    "-",
    ".",
    "1.",
    ".5",
    "+1",
    "1e5",
    "1,000",
    "1 000",
    "１",
    "NaN",
    "Infinity",
    "0x10",
    "1.12345678901",
    "1234567890123456",
  ])("refuse %j", (text) => {
    expect(exact.parseExact(text)).toBeUndefined();
  });

  it.each([
    ["add", exact.add, (a: Decimal, b: Decimal) => a.plus(b)],
    ["subtract", exact.subtract, (a: Decimal, b: Decimal) => a.minus(b)],
    ["multiply", exact.multiply, (a: Decimal, b: Decimal) => a.times(b)],
    ["least", exact.least, (a: Decimal, b: Decimal) => D.min(a, b)],
    ["greatest", exact.greatest, (a: Decimal, b: Decimal) => D.max(a, b)],
  ] as const)("%s as decimal.js does", (_, operate, expected) => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const result = operate(parsed(a), parsed(b));
        expect(exact.formatExact(result)).toBe(expected(new D(a), new D(b)).toDecimalPlaces(20).toFixed());
        expect(isPlainWhereItFits(result, expected(new D(a), new D(b)))).toBe(true);
        expect(Math.sign(exact.compare(parsed(a), parsed(b)))).toBe(new D(a).comparedTo(b));
      }),
    );
  });

  it("round as decimal.js does, in every mode", () => {
    const modes = { "half-up": 4, up: 0, down: 1, "half-even": 6 } as const;
    fc.assert(
      fc.property(
        decimals,
        fc.integer({ min: -3, max: 6 }),
        fc.constantFrom(...ROUND_MODES),
        (text, digits, mode) => {
          const unit = new D(10).pow(-digits);
          const expected = new D(text).div(unit).toDecimalPlaces(0, modes[mode]).times(unit);
          expect(exact.formatExact(exact.round(parsed(text), digits, mode))).toBe(expected.plus(0).toFixed());
        },
      ),
    );
  });

  it("divide without losing anything: what is divided and multiplied again is what it was", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        fc.pre(!new D(b).isZero());
        const back = exact.multiply(exact.divide(parsed(a), parsed(b)), parsed(b));
        expect(exact.compare(back, parsed(a))).toBe(0);
      }),
    );
  });

  it.each<[string, string]>([
    ["900719925474.0991", "number"],
    ["-900719925474.0991", "number"],
    ["900719925474.0992", "object"],
    ["-900719925474.0992", "object"],
    ["0.0001", "number"],
    ["0.00001", "object"],
    ["123456789012.3", "number"],
    ["1234567890123.45000", "object"],
    ["12345678901.23450", "number"],
  ])("%s is a plain number as far as one reaches", (text, type) => {
    expect(typeof parsed(text)).toBe(type);
    expect(typeof exact.add(parsed(text), exact.whole(0))).toBe(type);
    expect(exact.formatExact(exact.negate(exact.negate(parsed(text))))).toBe(new D(text).toFixed());
  });

  it("stay exact however long their fractions grow", () => {
    const third = exact.divide(exact.whole(1), exact.whole(3));
    const seventh = exact.divide(exact.whole(-1), exact.whole(7));
    let value: exact.Exact = exact.whole(1);
    for (let time = 0; time < 40; time += 1) value = exact.multiply(exact.multiply(value, third), seventh);
    for (let time = 0; time < 40; time += 1) value = exact.divide(exact.divide(value, seventh), third);
    expect(exact.compare(value, exact.whole(1))).toBe(0);
  });

  it("have a sign, a half and a twentieth decimal to the end", () => {
    const third = exact.divide(exact.whole(-1), exact.whole(3));
    expect(exact.formatExact(third)).toBe(`-0.${"3".repeat(20)}`);
    expect(exact.formatExact(exact.divide(exact.whole(2), exact.whole(3)))).toBe(`0.${"6".repeat(19)}7`);
    expect(exact.formatExact(exact.multiply(third, exact.whole(30)))).toBe("-10");
    expect(exact.formatExact(exact.divide(exact.whole(100), exact.whole(8)))).toBe("12.5");
  });

  const [most, three, none] = [Infinity, exact.whole(3), exact.whole(0)];
  const tiny = exact.divide(exact.whole(1), exact.whole(3));
  it.each<[string, () => exact.Exact, exact.Exact]>([
    ["added to", () => exact.add(most, three), most],
    ["added after", () => exact.add(three, most), most],
    ["added to a fraction", () => exact.add(tiny, most), most],
    ["with a fraction added", () => exact.add(most, tiny), most],
    ["taken away", () => exact.subtract(tiny, most), -most],
    ["times something", () => exact.multiply(most, three), most],
    ["times less than nothing", () => exact.multiply(exact.whole(-3), most), -most],
    ["below, times a fraction", () => exact.multiply(-most, tiny), -most],
    ["times nothing", () => exact.multiply(most, none), none],
    ["under something", () => exact.divide(three, most), none],
    ["under an open end", () => exact.divide(most, -most), none],
    ["over something", () => exact.divide(most, three), most],
    ["over a fraction below nothing", () => exact.divide(-most, exact.negate(tiny)), most],
    ["rounded", () => exact.round(most, 0, "up"), most],
    ["or a fraction, the least", () => exact.least(most, tiny), tiny],
    ["or a fraction, the largest", () => exact.greatest(tiny, most), most],
    ["below or a fraction, the least", () => exact.least(tiny, -most), -most],
    ["below or a fraction, the largest", () => exact.greatest(-most, tiny), tiny],
  ])("an open end %s", (_, found, expected) => {
    expect(found()).toBe(expected);
  });

  it.each<[string, number, readonly string[]]>([
    // half-up, up, down, half-even
    ["2.5", 0, ["3", "3", "2", "2"]],
    ["3.5", 0, ["4", "4", "3", "4"]],
    ["-2.5", 0, ["-3", "-3", "-2", "-2"]],
    ["2.51", 0, ["3", "3", "2", "3"]],
    ["2.49", 0, ["2", "3", "2", "2"]],
    ["0.125", 2, ["0.13", "0.13", "0.12", "0.12"]],
    ["0.135", 2, ["0.14", "0.14", "0.13", "0.14"]],
    ["25", -1, ["30", "30", "20", "20"]],
    ["30", -1, ["30", "30", "30", "30"]],
    ["0.00005", 4, ["0.0001", "0.0001", "0", "0"]],
    ["0.00015", 4, ["0.0002", "0.0002", "0.0001", "0.0002"]],
    ["0.00015", 5, ["0.00015", "0.00015", "0.00015", "0.00015"]],
    ["-0.00015", 5, ["-0.00015", "-0.00015", "-0.00015", "-0.00015"]],
    ["900719925474.0995", 3, ["900719925474.1", "900719925474.1", "900719925474.099", "900719925474.1"]],
    ["900719925474.0991", 0, ["900719925474", "900719925475", "900719925474", "900719925474"]],
    ["-0.5", 0, ["-1", "-1", "0", "0"]],
    ["0", 0, ["0", "0", "0", "0"]],
  ])("%s to %i digits", (text, digits, expected) => {
    const modes = ["half-up", "up", "down", "half-even"] as const;
    expect(modes.map((mode) => exact.formatExact(exact.round(parsed(text), digits, mode)))).toEqual(expected);
  });

  it("keep their sign and their order whatever they are divided by", () => {
    const divided = (a: number, b: number): exact.Exact => exact.divide(exact.whole(a), exact.whole(b));
    expect(exact.formatExact(divided(1, -3))).toBe(`-0.${"3".repeat(20)}`);
    expect(exact.formatExact(divided(-1, -3))).toBe(`0.${"3".repeat(20)}`);
    expect(exact.compare(divided(1, -3), 0)).toBe(-1);
    expect(exact.compare(divided(-1, -3), divided(-1, 3))).toBe(1);
    expect(exact.compare(divided(2, -6), divided(-1, 3))).toBe(0);
    const long = (times: number, by: exact.Exact): exact.Exact =>
      Array.from({ length: times }, () => by).reduce(exact.multiply);
    expect(exact.compare(long(81, divided(-1, 7)), 0)).toBe(-1);
    expect(exact.compare(long(80, divided(-1, 7)), 0)).toBe(1);
    expect(exact.compare(long(81, divided(1, -7)), long(83, divided(1, -7)))).toBe(-1);
    const back = exact.divide(long(80, divided(1, 7)), long(79, divided(1, -7)));
    expect([exact.compare(back, divided(-1, 7)), exact.compare(back, 0)]).toEqual([0, -1]);
    const over = exact.divide(long(79, divided(1, -7)), long(80, divided(1, 7)));
    expect([exact.compare(over, exact.whole(-7)), exact.formatExact(over)]).toEqual([0, "-7"]);
  });

  it("pay the half fen that a cut quotient loses", () => {
    const twelfth = exact.divide(exact.whole(1), exact.whole(12));
    expect(exact.formatMoney(exact.multiply(parsed("1200.06"), twelfth))).toBe("100.01");
  });

  it("write money with two decimals", () => {
    const texts = ["0", "0.05", "0.5", "8500", "-0.1", "12.345", "99999999999999.995"].map(parsed);
    const written = ["0.00", "0.05", "0.50", "8500.00", "-0.10", "12.35", "100000000000000.00"];
    expect(texts.map(exact.formatMoney)).toEqual(written);
  });
});

const days = fc.integer({ min: -140_000, max: 80_000 });

describe("days", () => {
  it("read and write every day as Date does", () => {
    fc.assert(
      fc.property(days, (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(formatDay(day)).toBe(text);
        expect(parseDay(text)).toBe(day);
        expect([yearOfDay(day), monthOfDay(day)]).toEqual([
          Number(text.slice(0, 4)),
          Number(text.slice(5, 7)),
        ]);
      }),
    );
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-04-31",
    "2026-1-1",
    "20260101",
    "2026/01/01",
    "2026-0a-01",
    "",
  ])("refuse %j", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it("count years, days and months as the calendar of the domain does", () => {
    fc.assert(
      fc.property(days, fc.nat(40_000), fc.integer({ min: -500, max: 500 }), (day, later, months) => {
        const [from, to] = [parseLocalDate(formatDay(day)), parseLocalDate(formatDay(day + later))];
        if (!from || !to) throw new Error("no day");
        expect(yearsBetween(day, day + later)).toBe(yearsOf(from, to));
        expect(daysBetween(from, to)).toBe(later);
        expect(formatDay(shiftDay(day, months, "months"))).toBe(addMonths(from, months));
        expect(shiftDay(day, months, "years")).toBe(shiftDay(day, months * 12, "months"));
      }),
    );
  });

  it("count a month when its day is reached", () => {
    const between = (from: string, to: string): number =>
      monthsBetween(parseDay(from) ?? 0, parseDay(to) ?? 0);
    expect(between("2026-01-15", "2026-02-14")).toBe(0);
    expect(between("2026-01-15", "2026-02-15")).toBe(1);
    expect(between("2026-02-15", "2026-01-15")).toBe(-1);
    expect(between("2024-02-29", "2025-02-28")).toBe(11);
  });
});
