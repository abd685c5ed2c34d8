import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import {
  bool,
  choice,
  date,
  figure,
  money,
  onlyRule,
  paying,
  percentage,
  text,
  type Raw,
} from "../sample.ts";
import { ask, ON } from "./ask.ts";

describe("a trace", () => {
  it("records what was told, the figures, what was derived and each condition", () => {
    const rule = onlyRule(
      paying(
        "left",
        { paid: money(), born: date(), known: bool() },
        {
          parameters: { least: figure("money", 10), share: figure("percent", "12.5%") },
          derive: { left: { label: text("l"), value: { multiply: ["paid", "share"] } } },
          when: [
            { name: "enough", test: { left: "left", is: ">", right: "least" } },
            { test: "known" },
            { test: { left: "born", is: "<", right: "application-date" } },
          ],
        },
      ),
    );
    const answer = evaluate(
      rule,
      { paid: "100.00", born: "2020-01-01", known: true },
      { on: ON, trace: true },
    );
    expect(answer).toHaveProperty("trace", {
      values: { paid: "100", born: "2020-01-01", known: "true", left: "12.5" },
      parameters: { least: "10", share: "12.5%" },
      conditions: [
        { name: "enough", met: true, left: "12.5", right: "10" },
        { name: "1", met: true, left: null, right: null },
        { name: "2", met: true, left: "2020-01-01", right: "2026-11-20" },
      ],
      amount: { raw: "12.5", rounded: "12.50", floor: null, ceiling: null, caps: [], final: "12.50" },
    });
  });

  it("leaves out what is not known, and shows ends of a range", () => {
    const rule = onlyRule(
      paying(
        "paid",
        { paid: money(), more: money() },
        { when: [{ test: { left: "paid", is: ">", right: "more" } }] },
      ),
    );
    const answer = evaluate(rule, { paid: { min: "5" } }, { on: ON, trace: true });
    expect(answer).toHaveProperty("trace", {
      values: { paid: "5…" },
      parameters: {},
      conditions: [{ name: "0", met: null, left: "5…", right: "0…" }],
      amount: null,
    });
  });

  it("has every derived value that is known, and both sides of days and counts", () => {
    const derived = (value: unknown): Raw => ({ label: text("v"), value });
    const rule = paying(
      "third",
      { paid: money(), born: date(), more: money() },
      {
        derive: {
          third: derived({ divide: ["paid", { count: 3 }] }),
          double: derived({ multiply: ["paid", { count: 2 }] }),
          open: derived({ add: ["paid", "more"] }),
          age: derived({ age: "born", on: "application-date" }),
          grown: derived({ left: "age", is: ">=", right: { count: 18, unit: "year" } }),
        },
        when: [
          { name: "day", test: { left: "application-date", is: ">", right: "born" } },
          { name: "age", test: { left: { count: 18, unit: "year" }, is: "<=", right: "age" } },
          { name: "grown", test: { left: "grown", is: "=", right: true } },
          { name: "double", test: { left: "double", is: ">=", right: { min: ["paid", "open"] } } },
        ],
      },
    );
    const record = (facts: Facts): unknown => (ask(rule, facts, { trace: true }) as { trace: unknown }).trace;
    expect(record({ paid: "10", born: "2000-01-01" })).toEqual({
      values: {
        paid: "10",
        born: "2000-01-01",
        third: "3.33333333333333333333",
        double: "20",
        age: "26",
        grown: "true",
      },
      parameters: {},
      conditions: [
        { name: "day", met: true, left: "2026-11-20", right: "2000-01-01" },
        { name: "age", met: true, left: "18", right: "26" },
        { name: "grown", met: true, left: null, right: null },
        { name: "double", met: true, left: "20", right: "10" },
      ],
      amount: {
        raw: "3.33333333333333333333",
        rounded: "3.33",
        floor: null,
        ceiling: null,
        caps: [],
        final: "3.33",
      },
    });
    expect(record({ paid: "10", born: "2020-01-01" })).toMatchObject({
      conditions: [{ met: true }, { met: false, left: "18", right: "6" }, { met: false }, { met: true }],
      amount: null,
    });
  });

  it("of a question has what is known so far", () => {
    const rule = paying(
      "paid",
      { paid: money(), sure: bool(), kind: choice(["x", "y", "z"]) },
      {
        when: [{ test: "sure" }, { test: { left: "kind", is: "!=", right: { choice: "y" } } }],
        notes: [text("{{kind}}")],
      },
    );
    expect(ask(rule, { paid: { max: "5" }, kind: ["x", "z"] }, { trace: true })).toMatchObject({
      answer: "ask",
      trace: {
        values: { paid: "0…5", kind: "x|z" },
        conditions: [{ met: null }, { met: true, left: null, right: null }],
        amount: null,
      },
    });
  });

  it("survives being stored as JSON", () => {
    const answer = evaluate(
      onlyRule(paying("paid", { paid: money() })),
      { paid: "5" },
      { on: ON, trace: true },
    );
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});

describe("the record", () => {
  it("has values as they were told, figures, what is derived, and both sides", () => {
    const inputs = {
      paid: money(),
      day: date(),
      where: choice(["east", "west"]),
      sure: bool(),
      share: percentage(),
    };
    const rule = paying("taken", inputs, {
      parameters: { rate: figure("percent", "5%"), unset: figure("money", null) },
      derive: { taken: { label: text("t"), value: { multiply: ["paid", "rate"] } } },
      when: [
        { name: "paid", test: { left: "paid", is: ">", right: { money: 1 } } },
        { name: "rate", test: { left: "share", is: ">=", right: "rate" } },
        {
          name: "rest",
          test: {
            or: [
              true,
              "sure",
              { left: "where", is: "=", right: "where" },
              { left: "day", is: "=", right: "day" },
              { left: "unset", is: "=", right: "unset" },
            ],
          },
        },
      ],
    });
    expect(
      (
        ask(
          rule,
          { paid: "0100.50", day: "2026-01-01", where: "east", sure: "true", share: "07%" },
          { trace: true },
        ) as { trace: unknown }
      ).trace,
    ).toEqual({
      values: { paid: "100.5", day: "2026-01-01", where: "east", sure: "true", share: "7%", taken: "5.025" },
      parameters: { rate: "5%" },
      conditions: [
        { name: "paid", met: true, left: "100.5", right: "1" },
        { name: "rate", met: true, left: "7%", right: "5%" },
        { name: "rest", met: true, left: null, right: null },
      ],
      amount: { raw: "5.025", rounded: "5.03", floor: null, ceiling: null, caps: [], final: "5.03" },
    });
    const partly = ask(rule, { where: ["east", "west"], day: { min: "2026-01-01" } }, { trace: true }) as {
      trace: { values: unknown };
    };
    expect(partly.trace.values).toEqual({ day: "2026-01-01…", where: "east|west" });
  });

  it.each([
    ["499.99", "500.00", true, false],
    ["500", "500.00", false, false],
    ["8000", "8000.00", false, false],
    ["8000.01", "8000.00", false, true],
  ])("of %s says whether floor and ceiling were touched", (paid, final, floored, capped) => {
    const rule = paying(
      "paid",
      { paid: money() },
      { result: { floor: { money: 500 }, ceiling: { money: 8000 } } },
    );
    expect(ask(rule, { paid }, { trace: true })).toMatchObject({
      trace: {
        amount: {
          final,
          floor: { figure: "500", touched: floored },
          ceiling: { figure: "8000", touched: capped },
        },
      },
    });
  });

  it("says whether a running cap was touched", () => {
    const rule = paying(
      "paid",
      { paid: money() },
      { limits: { l: { per: "person", in: "year", cap: { money: 10 } } } },
    );
    const cap = (paid: string, amount?: string): unknown =>
      ask(rule, { paid }, { trace: true, usage: amount === undefined ? {} : { l: { amount } } });
    expect(cap("10")).toMatchObject({
      trace: { amount: { caps: [{ limit: "l", figure: "10", used: "0", touched: false }] } },
    });
    expect(cap("6.01", "4")).toMatchObject({
      amount: "6.00",
      trace: { amount: { caps: [{ limit: "l", used: "4", touched: true }] } },
    });
    expect(cap("5", "10")).toMatchObject({
      answer: "no",
      failed: { kind: "limit", name: "l", used: "10.00" },
    });
  });
});
