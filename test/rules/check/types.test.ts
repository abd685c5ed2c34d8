import { describe, expect, it } from "vitest";
import {
  bookOf,
  bool,
  choice,
  count,
  date,
  figure,
  money,
  paying,
  percentage,
  problemsOf,
  text,
} from "../sample.ts";
import type { Raw } from "../sample.ts";

const INPUTS: Raw = {
  paid: money(),
  share: percentage(),
  years: count({ unit: "year" }),
  months: count({ unit: "month" }),
  number: count({ min: 1 }),
  day: date(),
  known: bool(),
  place: choice(["east", "west"]),
  other: choice(["west", "north"]),
};

/** Everything is used, whatever else the rule says. */
const USED = {
  test: {
    or: [true, ...Object.keys(INPUTS).map((name) => ({ left: name, is: "=", right: name }))],
  },
};

const TABLES: Raw = {
  grid: {
    keys: {
      where: { type: "choice", options: { east: text("e"), west: text("w") } },
      age: { type: "count", unit: "year" },
    },
    value: { type: "money" },
    rows: [{ value: { money: 1 } }],
  },
  rates: {
    keys: { sure: { type: "bool" } },
    value: { type: "percent" },
    rows: [{ sure: true, value: { percent: 5 } }],
    else: { percent: 7 },
  },
};

/** What the checker says of a rule with this condition, as `place key found → wanted`. */
function said(rule: Raw): readonly string[] {
  const references = {
    dibao: { type: "money", label: text("d"), values: [{ value: 1 }] },
    local: {
      type: "money",
      label: text("l"),
      values: [
        { place: "east", value: 1 },
        { place: "west", value: 1 },
      ],
    },
  };
  return problemsOf(bookOf({ r: rule }, { tables: TABLES, references })).map(({ key, params, place }) => {
    const what = params["found"] ?? params["missing"] ?? params["code"] ?? "";
    return [place, key, what, params["wanted"] ?? params["known"] ?? ""].join(" ").trim();
  });
}

const of = (test: unknown, more: Raw = {}): readonly string[] =>
  said(paying("paid", INPUTS, { when: [{ test }, USED], ...more }));
const amount = (value: unknown): readonly string[] => said(paying(value, INPUTS, { when: [USED] }));

const LEFT = "rules.r.when[0].test.left";
const RIGHT = "rules.r.when[0].test.right";
const AMOUNT = "rules.r.result.amount";
const is = (left: unknown, right: unknown): readonly string[] => of({ left, is: "=", right });

describe("the product of", () => {
  it.each<[string, readonly unknown[], unknown]>([
    ["money and a share is money", ["paid", "share"], { money: 1 }],
    ["a share and money is money", ["share", "paid"], { money: 1 }],
    ["money and a count is money", ["paid", "years"], { money: 1 }],
    ["a count and money is money", ["years", "paid"], { money: 1 }],
    ["a share and a share is a share", ["share", "share"], { percent: 1 }],
    ["a count and a share is that count", ["years", "share"], { count: 1, unit: "year" }],
    ["a share and a count is that count", ["share", "years"], { count: 1, unit: "year" }],
    ["two counts is a bare number", ["years", "months"], { count: 1, unit: "month" }],
    ["three goes from left to right", ["share", "number", "paid"], { money: 1 }],
  ])("%s", (_, multiply, like) => {
    expect(is({ multiply }, like)).toEqual([]);
    // It is that, and not whatever is asked for.
    const [problem] = is({ multiply }, true);
    expect(problem).toMatch(/^rules\.r\.when\[0\]\.test\.right type-mismatch bool (?:money|percent|count)$/);
  });

  it.each<[readonly unknown[], string]>([
    [["paid", "paid"], "[1] type-mismatch money × money money × percent, money × count, count × percent"],
    [["day", "share"], "[1] type-mismatch date × percent money × percent, money × count, count × percent"],
    [["share", "day"], "[1] type-mismatch percent × date money × percent, money × count, count × percent"],
    [["known", "years"], "[1] type-mismatch bool × count money × percent, money × count, count × percent"],
    [
      ["paid", "years", "paid"],
      "[2] type-mismatch money × money money × percent, money × count, count × percent",
    ],
  ])("%j is none", (multiply, problem) => {
    expect(amount({ multiply })).toContain(`${AMOUNT}.multiply${problem}`);
  });

  it("counts of two units is of neither", () => {
    expect(is({ multiply: ["years", "share"] }, { count: 1, unit: "month" })).toEqual([
      `${RIGHT} unit-mismatch month year`,
    ]);
  });
});

describe("the quotient of", () => {
  it.each<[string, readonly unknown[], unknown]>([
    ["money by a count is money for each", ["paid", "number"], { money: 1 }],
    ["money by a share is money", ["paid", { percent: 5 }], { money: 1 }],
    ["a count by a share is that count", ["years", { percent: 5 }], { count: 1, unit: "year" }],
    ["a share by a share is a share", ["share", { percent: 5 }], { percent: 1 }],
    ["money by money is a share", ["paid", { money: 5 }], { percent: 1 }],
    ["a count by one of the same unit is a share", ["years", { count: 5, unit: "year" }], { percent: 1 }],
    ["bare numbers is a share", ["number", { count: 5 }], { percent: 1 }],
    ["a count by a bare number is a bare number", ["months", { count: 12 }], { count: 1, unit: "year" }],
    ["a count by one of another unit is a bare number", ["months", { count: 1, unit: "year" }], { count: 1 }],
  ])("%s", (_, divide, like) => {
    expect(is({ divide }, like)).toEqual([]);
    expect(is({ divide }, true)).toHaveLength(1);
  });

  it.each<[readonly unknown[], string]>([
    [["years", { money: 1 }], "count ÷ money"],
    [["share", { money: 1 }], "percent ÷ money"],
    [["share", { count: 1 }], "percent ÷ count"],
    [["day", { count: 1 }], "date ÷ count"],
    [["day", { date: "2020-01-01" }], "date ÷ date"],
    [["known", { percent: 1 }], "bool ÷ percent"],
    [["number", { money: 1 }], "count ÷ money"],
  ])("%j is none", (divide, found) => {
    expect(amount({ divide })).toContain(
      `${AMOUNT}.divide[1] type-mismatch ${found} money ÷ count, money ÷ money, count ÷ count`,
    );
  });
});

describe("sums, differences and extremes", () => {
  it.each(["add", "subtract", "min", "max", "excess"])(
    "%s takes money, shares and counts of one unit",
    (op) => {
      expect(is({ [op]: ["paid", { money: 2 }] }, { money: 1 })).toEqual([]);
      expect(is({ [op]: ["share", { percent: 2 }] }, { percent: 1 })).toEqual([]);
      expect(is({ [op]: ["years", { count: 2, unit: "year" }] }, { count: 1, unit: "year" })).toEqual([]);
      expect(is({ [op]: ["years", { count: 2 }] }, { count: 1, unit: "year" })).toEqual([]);
      expect(is({ [op]: ["years", "months"] }, "years")).toEqual([
        `${LEFT}.${op}[1] unit-mismatch month year`,
      ]);
      expect(is({ [op]: ["paid", "share"] }, "paid")).toEqual([
        `${LEFT}.${op}[1] type-mismatch percent money`,
      ]);
    },
  );

  it("name the very part of three that does not fit", () => {
    expect(amount({ add: ["paid", "paid", "years"] })).toEqual([
      `${AMOUNT}.add[2] type-mismatch count money`,
    ]);
  });

  it("take days for the earlier and the later, and for nothing else", () => {
    for (const op of ["min", "max"]) expect(is({ [op]: ["day", "application-date"] }, "day")).toEqual([]);
    for (const op of ["add", "subtract", "excess"])
      expect(is({ [op]: ["day", "day"] }, "day")).toEqual([
        `${LEFT}.${op}[0] type-mismatch date money, percent, count`,
      ]);
    expect(is({ max: ["known", true] }, true)).toEqual([
      `${LEFT}.max[0] type-mismatch bool money, percent, count, date`,
    ]);
  });

  it("round money, shares and counts, and leave them what they are", () => {
    expect(is({ round: "share" }, { percent: 1 })).toEqual([]);
    expect(is({ round: "years" }, "months")).toEqual([`${RIGHT} unit-mismatch month year`]);
    expect(is({ round: "day" }, "day")).toEqual([`${LEFT}.round type-mismatch date money, percent, count`]);
  });
});

describe("a comparison", () => {
  it.each([
    ["paid", { money: 1 }],
    ["share", { percent: 1 }],
    ["day", { date: "2020-01-01" }],
    ["years", { count: 1 }],
  ])("of %j orders", (left, right) => {
    expect(of({ left, is: "<", right })).toEqual([]);
  });

  it("of choices and truths only tells whether they are the same", () => {
    for (const sign of ["=", "!="]) {
      expect(of({ left: "place", is: sign, right: { choice: "east" } })).toEqual([]);
      expect(of({ left: "known", is: sign, right: true })).toEqual([]);
    }
    const wanted = "money, percent, count, date";
    expect(of({ left: "place", is: ">=", right: { choice: "east" } })).toEqual([
      `rules.r.when[0].test.is type-mismatch choice ${wanted}`,
    ]);
    expect(of({ left: "known", is: "<", right: true })).toEqual([
      `rules.r.when[0].test.is type-mismatch bool ${wanted}`,
    ]);
  });

  it("of two choices may compare codes that one of them does not have, but not a code that is none", () => {
    expect(is("place", "other")).toEqual([]);
    expect(is("place", { choice: "north" })).toEqual([`${RIGHT} unknown-code north east, west`]);
  });

  it("of a choice and something else is none", () => {
    expect(is("place", "paid")).toEqual([`${RIGHT} type-mismatch money choice`]);
    expect(is("paid", "place")).toEqual([`${RIGHT} type-mismatch choice money`]);
  });
});

describe("choices", () => {
  it("are members of their own codes alone", () => {
    expect(of({ in: "place", of: ["east", "west"] })).toEqual([]);
    expect(of({ in: "place", of: ["east", "north"] })).toEqual([
      "rules.r.when[0].test.of unknown-code north east, west",
    ]);
    expect(of({ in: "paid", of: ["east"] })).toEqual(["rules.r.when[0].test.in type-mismatch money choice"]);
  });

  it("have a case for every code, or an else", () => {
    const cases = { east: "paid" };
    expect(amount({ choose: "place", cases })).toEqual([`${AMOUNT}.cases uncovered west`]);
    expect(amount({ choose: "place", cases, else: { money: 1 } })).toEqual([]);
    expect(amount({ choose: "place", cases: { ...cases, west: { money: 1 } } })).toEqual([]);
    expect(amount({ choose: "place", cases: { ...cases, north: "paid" }, else: "paid" })).toEqual([
      `${AMOUNT}.cases unknown-code north east, west`,
    ]);
    expect(amount({ choose: "paid", cases, else: "paid" })).toEqual([
      `${AMOUNT}.choose type-mismatch money choice`,
    ]);
  });

  it("have cases of one type", () => {
    expect(amount({ choose: "place", cases: { east: "paid", west: "years" } })).toEqual([
      `${AMOUNT}.cases.west type-mismatch count money`,
    ]);
    expect(amount({ choose: "place", cases: { east: "paid" }, else: "day" })).toEqual([
      `${AMOUNT}.else type-mismatch date money`,
    ]);
  });

  it("derived from branches know the codes of all of them", () => {
    const derive = (test: unknown): readonly string[] =>
      said(
        paying("paid", INPUTS, {
          derive: { where: { label: text("w"), value: { if: "known", then: "place", else: "other" } } },
          when: [{ test }, USED],
        }),
      );
    expect(derive({ in: "where", of: ["east", "west", "north"] })).toEqual([]);
    expect(derive({ in: "where", of: ["south"] })).toEqual([
      "rules.r.when[0].test.of unknown-code south east, west, north",
    ]);
    expect(
      derive({ left: { choose: "where", cases: { east: "paid", west: "paid" } }, is: ">", right: "paid" }),
    ).toEqual([`${LEFT}.cases uncovered north`]);
  });
});

describe("truths", () => {
  it.each(["and", "or", "how-many"])("%s takes truths alone", (op) => {
    const test =
      op === "how-many"
        ? { left: { [op]: ["known", "paid"] }, is: "=", right: { count: 1 } }
        : { [op]: ["known", "paid"] };
    const place = op === "how-many" ? LEFT : "rules.r.when[0].test";
    expect(of(test)).toEqual([`${place}.${op}[1] type-mismatch money bool`]);
  });

  it("of an if are truths, and its branches of one type", () => {
    expect(amount({ if: "paid", then: "paid", else: "paid" })).toEqual([
      `${AMOUNT}.if type-mismatch money bool`,
    ]);
    expect(amount({ if: "known", then: "paid", else: "share" })).toEqual([
      `${AMOUNT}.else type-mismatch percent money`,
    ]);
    expect(of({ not: "paid" })).toEqual(["rules.r.when[0].test.not type-mismatch money bool"]);
  });
});

describe("days", () => {
  it.each<[unknown, string]>([
    [{ age: "day", on: "application-date" }, "year"],
    [{ "years-between": ["day", "application-date"] }, "year"],
    [{ "months-between": ["day", "application-date"] }, "month"],
    [{ "days-between": ["day", "application-date"] }, "day"],
    [{ year: "day" }, "calendar-year"],
    [{ month: "day" }, "calendar-month"],
  ])("%j is counted in %s", (left, unit) => {
    expect(is(left, { count: 1, unit })).toEqual([]);
    expect(is(left, { count: 1, unit: "person" })).toEqual([`${RIGHT} unit-mismatch person ${unit}`]);
    expect(is(left, "paid")).toEqual([`${RIGHT} type-mismatch money count`]);
  });

  it("are what calendars take", () => {
    expect(is({ age: "paid", on: "day" }, { count: 1 })).toEqual([`${LEFT}.age type-mismatch money date`]);
    expect(is({ "months-between": ["day", "paid"] }, { count: 1 })).toEqual([
      `${LEFT}.months-between[1] type-mismatch money date`,
    ]);
    expect(is({ shift: "paid", by: { count: 1 }, unit: "days" }, "day")).toEqual([
      `${LEFT}.shift type-mismatch money date`,
    ]);
    expect(is({ shift: "day", by: "paid", unit: "days" }, "day")).toEqual([
      `${LEFT}.by type-mismatch money count`,
    ]);
    expect(is({ "first-day-of": "year", on: "paid" }, "day")).toEqual([
      `${LEFT}.on type-mismatch money date`,
    ]);
    expect(is({ shift: "day", by: { count: 1 }, unit: "days" }, "paid")).toEqual([
      `${RIGHT} type-mismatch money date`,
    ]);
    expect(is({ "first-day-of": "year", on: "day" }, "paid")).toEqual([`${RIGHT} type-mismatch money date`]);
  });
});

describe("bands", () => {
  const bands = (rows: readonly Raw[], value: unknown = "paid"): unknown => ({
    bands: value,
    mode: "whole",
    edge: "lower",
    rows,
  });

  it("stand over money, counts and shares", () => {
    expect(amount(bands([{ from: { count: 1 }, sum: { money: 1 } }], "years"))).toEqual([]);
    expect(amount(bands([{ from: { percent: 1 }, sum: { money: 1 } }], "share"))).toEqual([]);
    expect(amount(bands([{ from: { money: 1 }, rate: { percent: 1 }, sum: { money: 1 } }]))).toEqual([]);
    expect(amount(bands([{ from: { date: "2020-01-01" }, sum: { money: 1 } }], "day"))).toEqual([
      `${AMOUNT}.bands type-mismatch date money, count, percent`,
    ]);
  });

  it("begin with what they stand over, and pay one kind of thing", () => {
    expect(amount(bands([{ from: { count: 1 }, sum: { money: 1 } }]))).toEqual([
      `${AMOUNT}.rows[0].from type-mismatch count money`,
    ]);
    expect(amount(bands([{ from: { money: 1 }, rate: { money: 1 } }]))).toEqual([
      `${AMOUNT}.rows[0].rate type-mismatch money × money money × percent, money × count, count × percent`,
    ]);
    expect(
      amount(
        bands([
          { from: { money: 1 }, rate: { percent: 1 } },
          { from: { money: 2 }, sum: { count: 1 } },
        ]),
      ),
    ).toEqual([`${AMOUNT}.rows[1].sum type-mismatch count money`]);
    expect(amount(bands([{ from: { money: 1 }, rate: { percent: 1 }, sum: { percent: 1 } }]))).toEqual([
      `${AMOUNT}.rows[0].sum type-mismatch percent money`,
    ]);
    expect(is(bands([{ from: { count: 1 }, sum: { percent: 1 } }], "years"), { percent: 1 })).toEqual([]);
  });

  it("have figures that can be shown and changed", () => {
    expect(amount(bands([{ from: { add: ["paid", "paid"] }, sum: { money: 1 } }]))).toEqual([
      `${AMOUNT}.rows[0].from wrong-shape  parameter, { money: … }, { percent: … }`,
    ]);
  });
});

describe("a lookup", () => {
  const keys = { where: "place", age: "years" };

  it("gives every key of the table, of its type, and no other", () => {
    expect(amount({ lookup: "grid", keys })).toEqual([]);
    expect(amount({ lookup: "grid", keys: { where: "place" } })).toEqual([`${AMOUNT}.keys.age missing`]);
    expect(amount({ lookup: "grid", keys: { ...keys, sex: "known" } })).toEqual([
      `${AMOUNT}.keys.sex unknown-key  where, age`,
    ]);
    expect(amount({ lookup: "grid", keys: { ...keys, where: "other" } })).toEqual([
      `${AMOUNT}.keys.where unknown-code north east, west`,
    ]);
    expect(amount({ lookup: "grid", keys: { ...keys, where: "known" } })).toEqual([
      `${AMOUNT}.keys.where type-mismatch bool choice`,
    ]);
    expect(amount({ lookup: "grid", keys: { ...keys, age: "place" } })).toEqual([
      `${AMOUNT}.keys.age type-mismatch choice count`,
    ]);
    expect(amount({ lookup: "grid", keys: { ...keys, age: "months" } })).toEqual([
      `${AMOUNT}.keys.age unit-mismatch month year`,
    ]);
  });

  it("is of the table's type", () => {
    expect(is({ lookup: "rates", keys: { sure: "known" } }, { percent: 1 })).toEqual([]);
    expect(amount({ lookup: "rates", keys: { sure: "known" } })).toEqual([
      `${AMOUNT} type-mismatch percent money`,
    ]);
    expect(amount({ lookup: "nowhere", keys: {} })).toEqual([
      `${AMOUNT}.lookup unknown-reference  grid, rates, title-tier`,
    ]);
  });

  it("holds rows, and an else, of that type", () => {
    const table = (more: Raw): readonly string[] =>
      problemsOf(
        bookOf(
          { r: paying({ lookup: "t", keys: { sure: "known" } }, { known: bool() }) },
          { tables: { t: { keys: { sure: { type: "bool" } }, value: { type: "money" }, ...more } } },
        ),
      ).map(({ key, place }) => `${place} ${key}`);
    expect(table({ rows: [{ value: { count: 1 } }] })).toEqual(["tables.t.rows[0].value type-mismatch"]);
    expect(table({ rows: [{ sure: true, value: { money: 1 } }], else: { percent: 1 } })).toEqual([
      "tables.t.else type-mismatch",
    ]);
  });
});

describe("a published figure", () => {
  it("is looked up by a day and a place", () => {
    expect(amount({ reference: "local", on: "day", place: "place" })).toEqual([]);
    expect(amount({ reference: "dibao", on: "paid" })).toEqual([`${AMOUNT}.on type-mismatch money date`]);
    expect(amount({ reference: "dibao", on: "day", place: "known" })).toEqual([
      `${AMOUNT}.place type-mismatch bool choice`,
    ]);
    expect(amount({ reference: "nowhere", on: "day" })).toEqual([
      `${AMOUNT}.reference unknown-reference  dibao, local`,
    ]);
    expect(is({ reference: "dibao", on: "day" }, "years")).toEqual([`${RIGHT} type-mismatch count money`]);
  });
});

describe("a name", () => {
  it("stands for an input, a derived value or a parameter", () => {
    const known = [...Object.keys(INPUTS)].join(", ");
    expect(amount("payed")).toEqual([`${AMOUNT} unknown-name  application-date, ${known}`]);
  });

  it("is of one type: a parameter of its own, and not a share where money is wanted", () => {
    const rule = paying("rate", INPUTS, { when: [USED], parameters: { rate: figure("percent", "5%") } });
    expect(said(rule)).toEqual([`${AMOUNT} type-mismatch percent money`]);
  });
});
