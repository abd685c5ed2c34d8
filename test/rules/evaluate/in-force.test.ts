import { describe, expect, it } from "vitest";
import { limitsInForce, nameOn, versionFor, versionInForce, versionNear } from "../../../src/rules/index.ts";
import { bookOf, bool, compiled, count, date, figure, money, onlyRule, paying, text } from "../sample.ts";

const rule = onlyRule(
  paying(
    "rate",
    { "event-date": date() },
    {
      "dated-by": "event",
      parameters: { rate: figure("money", 1) },
      versions: [
        { version: 1, from: "2020-01-01", to: "2021-01-01" },
        { version: 2, from: "2021-01-01", to: "2022-01-01" },
        { version: 3, from: "2023-01-01", to: "2024-01-01" },
      ],
    },
  ),
);

describe("which version stands on a day", () => {
  it.each<[string, number | undefined, number]>([
    ["2019-12-31", undefined, 1],
    ["2020-01-01", 1, 1],
    ["2020-12-31", 1, 1],
    ["2021-01-01", 2, 2],
    ["2022-01-01", undefined, 2],
    ["2022-12-31", undefined, 2],
    ["2023-01-01", 3, 3],
    ["2024-01-01", undefined, 3],
    ["no day", undefined, 3],
  ])("on %s", (on, inForce, near) => {
    expect(versionInForce(rule, on)?.rule.version).toBe(inForce);
    expect(versionNear(rule, on)?.rule.version).toBe(near);
  });

  it("the facts tell first, where they tell of one", () => {
    const told = (day: string | undefined, on: string): number | undefined =>
      versionFor(rule, day === undefined ? {} : { "event-date": day }, on)?.rule.version;
    expect(told("2020-05-01", "2023-05-01")).toBe(1);
    expect(told(undefined, "2021-05-01")).toBe(2);
    expect(told(undefined, "2020-05-01")).toBe(1);
    expect(told("2022-05-01", "2023-05-01")).toBe(3);
    expect(told("2023-05-01", "no day")).toBe(3);
    expect(told(undefined, "no day")).toBe(3);
  });

  it("open at both ends holds always", () => {
    const always = onlyRule(paying({ money: 1 }, {}));
    expect(["1900-01-01", "2999-01-01"].map((on) => versionInForce(always, on)?.rule.version)).toEqual([
      1, 1,
    ]);
    const none = { ...always, versions: [] };
    expect([
      versionInForce(none, "2020-01-01"),
      versionNear(none, "2020-01-01"),
      versionFor(none, {}, "2020-01-01"),
    ]).toEqual([undefined, undefined, undefined]);
  });
});

describe("what a rule is called", () => {
  const renamed = {
    ...paying({ money: 1 }, {}),
    versions: [
      { version: 1, to: "2021-01-01" },
      { version: 2, from: "2021-01-01", replace: { name: text("new") } },
    ],
  };
  it.each([
    ["2020-12-31", text("rule")],
    ["2021-01-01", text("new")],
  ])("on %s", (on, name) => {
    expect(nameOn(compiled(bookOf({ renamed })), "renamed", on)).toEqual(name);
  });

  it("that there is not is its code", () => {
    expect(nameOn(compiled(bookOf({ renamed })), "other", "2021-01-01")).toEqual(text("other"));
  });
});

describe("limits as whoever keeps count needs them", () => {
  const limits = {
    often: { per: "person", in: "year", times: { if: "poor", then: "most", else: { count: 1 } } },
    much: { per: "household", in: "lifetime", cap: { money: 5 } },
    twice: { per: "member", in: "month", times: 2 },
  };
  const limited = onlyRule(paying("paid", { paid: money(), poor: bool(), most: count() }, { limits }));
  const times = (facts: Parameters<typeof limitsInForce>[1]): readonly (number | null)[] =>
    limitsInForce(limited, facts, "2026-11-20").map((limit) => limit.times);

  it("come to whole numbers of the facts, as far as they are told", () => {
    expect(times({ poor: true, most: "3" })).toEqual([3, null, 2]);
    expect(times({ poor: true, most: "3.9" })).toEqual([3, null, 2]);
    expect(times({ poor: false })).toEqual([1, null, 2]);
    expect(times({ poor: true })).toEqual([null, null, 2]);
    expect(times({ poor: true, most: { min: "3.1", max: "3.9" } })).toEqual([3, null, 2]);
    expect(times({})).toEqual([null, null, 2]);
    expect(times({ poor: "x" })).toEqual([null, null, null]);
  });

  it("are otherwise as the rule has them", () => {
    expect(limitsInForce(limited, {}, "2026-11-20")).toMatchObject([
      { name: "often", per: "person", in: "year" },
      { name: "much", per: "household", in: "lifetime" },
      { name: "twice", per: "member", in: "month" },
    ]);
  });

  it("may go by the day asked", () => {
    const byAge = { "years-between": [{ date: "2000-01-01" }, "application-date"] };
    const aged = onlyRule(
      paying("paid", { paid: money() }, { limits: { l: { per: "person", in: "year", times: byAge } } }),
    );
    expect(limitsInForce(aged, {}, "2003-01-01").map((limit) => limit.times)).toEqual([3]);
    expect(limitsInForce(aged, {}, "2002-12-31").map((limit) => limit.times)).toEqual([2]);
  });

  it("are none where there is no version", () => {
    expect(limitsInForce({ ...limited, versions: [] }, {}, "2026-11-20")).toEqual([]);
  });
});
