import { describe, expect, it } from "vitest";
import { bookOf, count, date, figure, money, paying, problemsOf, text, type Raw } from "../sample.ts";

/** What a book's only case differs in, as `field wanted ≠ found`. */
function differs(rule: Raw, one: Raw, more: Raw = {}): readonly string[] {
  return problemsOf(bookOf({ r: { ...rule, cases: [{ name: "c", facts: {}, ...one }] } }, more)).map(
    ({ params, place }) => `${place.split(".").at(-1)}: ${params["wanted"]} ≠ ${params["found"]}`,
  );
}

const limits = { l: { per: "person", in: "year", times: 1, cap: { money: 100 } } };
const rule = (more: Raw = {}): Raw =>
  paying(
    "paid",
    { paid: money() },
    { when: [{ name: "some", test: { left: "paid", is: ">=", right: { money: 5 } } }], limits, ...more },
  );
const expecting = (expected: Raw, facts: Raw = { paid: 5 }, more: Raw = {}): Raw => ({
  facts,
  expect: expected,
  ...more,
});

describe("a case", () => {
  it("of a yes compares amount, kind, flags, approval and version", () => {
    const all = { answer: "yes", amount: "5.0", kind: "amount", flags: [], approval: [], version: 1 };
    expect(differs(rule(), expecting(all))).toEqual([]);
    expect(
      differs(
        rule(),
        expecting({ ...all, amount: 6, kind: "range", flags: ["f"], approval: ["a"], version: 2 }),
      ),
    ).toEqual(
      [
        "amount: amount 6 ≠ 5.00",
        'flags: flags ["f"] ≠ []',
        'approval: approval ["a"] ≠ []',
        "kind: kind range ≠ amount",
        "version: version 2 ≠ 1",
      ].toSorted((a, b) => FIELDS.indexOf(a.split(":")[0] ?? "") - FIELDS.indexOf(b.split(":")[0] ?? "")),
    );
    expect(differs(rule(), expecting({ answer: "no" }))).toEqual(["answer: answer no ≠ yes"]);
    expect(differs(rule(), expecting({ answer: "yes", periods: 3 }))).toEqual(["periods: periods 3 ≠ "]);
  });

  it("of a no compares what failed and by how much", () => {
    expect(
      differs(rule(), expecting({ answer: "no", failed: "some", distance: "1.00", amount: 0 }, { paid: 4 })),
    ).toEqual([]);
    expect(differs(rule(), expecting({ answer: "no", failed: "other", distance: 2 }, { paid: 4 }))).toEqual([
      "failed: failed other ≠ some",
      "distance: distance 2 ≠ 1.00",
    ]);
    const had = { usage: { l: { times: 1 } } };
    expect(differs(rule(), expecting({ answer: "no", failed: "l" }, { paid: 5 }, had))).toEqual([]);
    expect(differs(rule(), expecting({ answer: "no", distance: 1 }, { paid: 5 }, had))).toEqual([
      "distance: distance 1 ≠ ",
    ]);
    const nothing = paying("paid", { paid: money() });
    expect(differs(nothing, expecting({ answer: "no", failed: "nothing" }, { paid: 0 }))).toEqual([]);
  });

  it("of a question compares what is needed, and within which bounds", () => {
    expect(differs(rule(), expecting({ answer: "ask", needs: ["paid"], min: 0, max: 100 }, {}))).toEqual([]);
    expect(differs(rule(), expecting({ answer: "ask", needs: [], min: 1, max: 2 }, {}))).toEqual([
      "min: min 1 ≠ 0.00",
      "max: max 2 ≠ 100.00",
      'needs: needs [] ≠ ["paid"]',
    ]);
    expect(differs(rule(), expecting({ answer: "invalid", failed: '["paid"]' }, { paid: "x" }))).toEqual([]);
    expect(differs(rule(), expecting({ answer: "invalid", failed: "paid" }, { paid: "x" }))).toEqual([
      'failed: failed paid ≠ ["paid"]',
    ]);
  });

  it("of a service has no periods, and of a question without an amount no bounds", () => {
    const service = {
      ...rule(),
      result: { kind: "service", text: text("s"), times: 3, every: 1, unit: "years" },
    };
    expect(differs(service, expecting({ answer: "yes", kind: "service" }))).toEqual([]);
    expect(differs(service, expecting({ answer: "yes", periods: 3 }))).toEqual(["periods: periods 3 ≠ "]);
    expect(differs(service, expecting({ answer: "ask", min: 0, max: 1 }, {}))).toEqual([
      "min: min 0 ≠ ",
      "max: max 1 ≠ ",
    ]);
    expect(differs(rule(), expecting({ answer: "yes", amount: "five" }))).toEqual([
      "amount: amount five ≠ 5.00",
    ]);
  });

  it("of a range and of periods compares those", () => {
    const range = { ...rule(), result: { kind: "range", min: { money: 1 }, max: "paid" } };
    expect(differs(range, expecting({ answer: "yes", kind: "range", min: 1, max: 5 }))).toEqual([]);
    expect(differs(range, expecting({ answer: "yes", min: 2, max: 6 }))).toEqual([
      "min: min 2 ≠ 1.00",
      "max: max 6 ≠ 5.00",
    ]);
    const monthly = paying(
      "paid",
      { paid: money(), months: count() },
      { result: { period: "monthly", times: "months" } },
    );
    expect(differs(monthly, expecting({ answer: "yes", periods: 3 }, { paid: 1, months: 3 }))).toEqual([]);
  });

  it("stands on a day of its version, and happens on the day it stands on", () => {
    const dated = paying(
      "sum",
      { "event-date": date() },
      {
        "dated-by": "event",
        parameters: { sum: figure("money", 1) },
        notes: [text("{{event-date}}")],
        versions: [
          {
            version: 1,
            to: "2020-01-01",
            cases: [{ name: "old", facts: {}, expect: { answer: "yes", amount: 1, version: 1 } }],
          },
          {
            version: 2,
            from: "2020-01-01",
            parameters: { sum: 2 },
            cases: [{ name: "new", facts: {}, expect: { answer: "yes", amount: 2, version: 2 } }],
          },
        ],
      },
    );
    expect(problemsOf(bookOf({ r: dated }))).toEqual([]);
    const on = (day: string, version: number): readonly string[] =>
      differs(dated, { on: day, expect: { answer: "yes", version } });
    expect(on("2019-12-31", 1)).toEqual([]);
    expect(on("2020-01-01", 2)).toEqual([]);
    expect(on("2020-01-01", 1)).toEqual(["version: version 1 ≠ 2"]);
    expect(
      differs(dated, {
        on: "2025-01-01",
        facts: { "event-date": "2019-12-31" },
        expect: { answer: "yes", version: 1 },
      }),
    ).toEqual([]);
  });

  it("without a day stands on the first of its version, or the last", () => {
    const bySpring = (dates: Raw, on: string): readonly string[] =>
      problemsOf(
        bookOf({
          r: paying(
            { "days-between": [{ date: on }, "application-date"] },
            {},
            {
              result: {
                kind: "amount",
                amount: { multiply: [{ money: 1 }, { "days-between": [{ date: on }, "application-date"] }] },
              },
              versions: [
                { ...dates, cases: [{ name: "c", facts: {}, expect: { answer: "no", failed: "nothing" } }] },
              ],
            },
          ),
        }),
      ).map(({ params }) => params["found"] ?? "");
    expect(bySpring({ from: "2030-01-01", to: "2031-01-01" }, "2030-01-01")).toEqual([]);
    expect(bySpring({ from: "2030-01-01" }, "2030-01-01")).toEqual([]);
    expect(bySpring({ to: "2020-01-01" }, "2019-12-31")).toEqual([]);
    expect(bySpring({}, "2026-01-01")).toEqual([]);
    expect(bySpring({}, "2025-12-31")).toEqual(["yes", ""]);
  });

  it("stands on a day, and is refused with its place when it is none", () => {
    const book = (on: unknown): unknown =>
      problemsOf(
        bookOf({ r: { ...rule(), cases: [{ name: "c", on, facts: {}, expect: { answer: "ask" } }] } }),
      );
    expect(book("2026-02-28")).toEqual([]);
    for (const on of ["2026-02-30", "25%", 5])
      expect(book(on)).toEqual([
        {
          place: "rules.r.cases[0].on",
          key: "bad-value",
          params: { value: String(on), wanted: "2027-07-01" },
        },
      ]);
  });

  it("of a group compares what is paid, by whom, and what is needed", () => {
    const group = (one: Raw): unknown =>
      problemsOf(
        bookOf(
          { r: rule() },
          {
            groups: {
              g: {
                name: text("g"),
                stacking: "all",
                rules: ["r"],
                cases: [{ name: "c", facts: {}, ...one }],
              },
            },
          },
        ),
      ).map(({ params, place }) => [place, params["wanted"], params["found"]]);
    expect(group(expecting({ answer: "yes", amount: 5, granted: ["r"], needs: [] }))).toEqual([]);
    expect(group(expecting({ answer: "yes", amount: 4, granted: [] }))).toEqual([
      ["groups.g.cases[0].expect.amount", "amount 4", "5.00"],
      ["groups.g.cases[0].expect.granted", "granted []", '["r"]'],
    ]);
    expect(group(expecting({ answer: "ask", needs: ["paid"] }, {}))).toEqual([]);
    expect(
      group(
        expecting({ answer: "no" }, { paid: 5 }, { usage: { r: { l: { times: 1 } } }, on: "2026-01-01" }),
      ),
    ).toEqual([]);
  });
});

/** As a case is read. */
const FIELDS = [
  "answer",
  "amount",
  "min",
  "max",
  "failed",
  "distance",
  "needs",
  "flags",
  "approval",
  "granted",
  "kind",
  "version",
];
