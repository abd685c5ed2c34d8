import { describe, expect, it } from "vitest";
import { evaluate, type EvaluateOptions } from "../../../src/rules/evaluate/evaluate.ts";
import { evaluateGroup, type GroupOptions } from "../../../src/rules/evaluate/evaluate-group.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import {
  bookOf,
  bool,
  choice,
  compiled,
  count,
  date,
  figure,
  money,
  onlyRule,
  paying,
  percentage,
  text,
  type Raw,
} from "../sample.ts";

const ON = "2026-11-20";
const ask = (raw: Raw, facts: Facts, more: Partial<EvaluateOptions> = {}, beside: Raw = {}): unknown =>
  evaluate(onlyRule(raw, beside), facts, { on: ON, ...more });

describe("a no", () => {
  const rule = (test: unknown, inputs: Raw): Raw =>
    paying(
      { money: 1 },
      { known: bool(), ...inputs },
      {
        when: [
          { name: "first", test: "known" },
          { name: "second", test },
          { name: "third", test: true },
        ],
        notes: [text("{{known}}")],
      },
    );
  const distance = (test: unknown, inputs: Raw, facts: Facts): unknown =>
    (ask(rule(test, inputs), { known: true, ...facts }) as { failed: { distance: string | null } }).failed
      .distance;
  const atLeast = (right: unknown, left: unknown = "x"): unknown => ({ left, is: ">=", right });

  it("names the first that fails, and every one that is met", () => {
    expect(ask(rule(atLeast({ money: 5 }), { x: money() }), { known: true, x: "4.5" })).toEqual({
      answer: "no",
      rule: "rule",
      version: 1,
      on: ON,
      amount: "0.00",
      failed: { kind: "condition", name: "second", index: 1, distance: "0.50" },
      passed: ["first", "third"],
      channels: [],
      trace: undefined,
    });
    expect(ask(rule(atLeast({ money: 5 }), { x: money() }), { x: "4" })).toMatchObject({ passed: ["third"] });
  });

  it("says how far it is, to the fen, and finer where the facts are finer", () => {
    expect(distance(atLeast({ money: 5 }), { x: money() }, { x: "4.999" })).toBe("0.001");
    expect(distance(atLeast({ money: 5 }), { x: money() }, { x: "4" })).toBe("1.00");
    expect(distance(atLeast({ money: 5 }), { x: money() }, { x: "4.99" })).toBe("0.01");
    expect(distance({ left: "x", is: ">", right: { money: 5 } }, { x: money() }, { x: "5" })).toBe("0.00");
    expect(distance({ left: "x", is: "<", right: { money: 5 } }, { x: money() }, { x: "7.5" })).toBe("2.50");
  });

  it("measures days, counts and shares as they are", () => {
    expect(distance(atLeast({ date: "2026-01-31" }), { x: date() }, { x: "2026-01-01" })).toBe("30");
    expect(distance(atLeast({ count: 3 }), { x: count() }, { x: "1" })).toBe("2");
    expect(distance(atLeast({ percent: "50%" }), { x: percentage() }, { x: "25%" })).toBe("0.25");
    expect(distance({ left: "known", is: "=", right: false }, {}, {})).toBeNull();
  });

  it("with one side open says how far at least, and nothing where there is no end", () => {
    expect(distance(atLeast({ money: 5 }), { x: money() }, { x: { max: "3" } })).toBe("2.00");
    expect(distance(atLeast({ money: 5 }), { x: money() }, { x: { min: "1", max: "3" } })).toBe("2.00");
    expect(distance({ left: "x", is: "<", right: { money: 5 } }, { x: money() }, { x: { min: "7" } })).toBe(
      "2.00",
    );
    expect(distance({ left: "x", is: "!=", right: "x" }, { x: money() }, { x: "5" })).toBe("0.00");
  });
});

describe("a yes", () => {
  const steps = [{ "up-to": { money: 100 }, by: ["a"] }, { by: ["a", "b"] }];
  const approvers = { approvers: { a: text("a"), b: text("b") } };
  const plain = (more: Raw = {}): Raw => paying("paid", { paid: money() }, more);

  it("is all of this", () => {
    const limits = { yearly: { per: "person", in: "year", times: 2 } };
    expect(ask(plain({ limits }), { paid: "100" })).toEqual({
      answer: "yes",
      rule: "rule",
      version: 1,
      on: ON,
      amount: "100.00",
      result: { kind: "amount", amount: "100.00", period: "once" },
      flags: [],
      approval: [],
      judged: [],
      assumed: ["yearly"],
      trace: undefined,
    });
    expect(ask(plain({ limits }), { paid: "100" }, { usage: {} })).toMatchObject({ assumed: [] });
  });

  it("goes to those who approve such an amount; what is no amount, to the last", () => {
    const rule = plain({ approval: steps });
    expect(ask(rule, { paid: "100" }, {}, approvers)).toMatchObject({ approval: ["a"] });
    expect(ask(rule, { paid: "100.01" }, {}, approvers)).toMatchObject({ approval: ["a", "b"] });
    const service = { name: text("s"), result: { kind: "service", text: text("s") }, approval: steps };
    expect(ask(service, {}, {}, approvers)).toMatchObject({ approval: ["a", "b"], amount: null });
    const small = plain({ approval: steps.slice(0, 1) });
    expect(ask(small, { paid: "101" }, {}, approvers)).toMatchObject({ approval: [] });
  });

  it("raises the flags that are known to hold", () => {
    const flag = (name: string, test: unknown): Raw => ({ name, test, to: "staff", text: text(name) });
    const flags = [flag("large", { left: "paid", is: ">", right: { money: 50 } }), flag("sure", "sure")];
    const rule = paying("paid", { paid: money(), sure: bool() }, { flags });
    expect(ask(rule, { paid: "51" })).toMatchObject({ flags: ["large"] });
    expect(ask(rule, { paid: "50", sure: true })).toMatchObject({ flags: ["sure"] });
    expect(ask(rule, { paid: "50", sure: false })).toMatchObject({ flags: [] });
  });
});

describe("a question", () => {
  it("tells apart what may be asked, what nobody knows and what nobody has set", () => {
    const rule = paying(
      { add: ["one", "two", "set"] },
      { one: money(), two: money() },
      { parameters: { set: figure("money", null) } },
    );
    expect(ask(rule, { one: "unknown" })).toEqual({
      answer: "ask",
      rule: "rule",
      version: 1,
      on: ON,
      needs: ["two"],
      unknown: ["one"],
      unconfigured: ["set"],
      bounds: { min: "0.00", max: null },
      entitled: true,
      trace: undefined,
    });
    expect(ask(rule, { one: "1", two: "2" })).toMatchObject({
      answer: "yes",
      result: { kind: "not-configured", parameters: ["set"], hint: null },
    });
  });

  it("is asked about open conditions and not about those that are met", () => {
    const when = [{ test: { left: "one", is: ">", right: { money: 1 } } }, { test: "known" }];
    const rule = paying({ money: 5 }, { one: money(), known: bool() }, { when });
    expect(ask(rule, { one: "2" })).toMatchObject({
      needs: ["known"],
      entitled: false,
      bounds: { min: "5.00", max: "5.00" },
    });
    expect(ask(rule, { one: { min: "2" } })).toMatchObject({ needs: ["known"] });
  });

  it("half answered by its parts asks for the other part", () => {
    const rule = paying("sum", { sum: money({ parts: { of: ["a", "b"] } }), a: money(), b: money() });
    expect(ask(rule, {})).toMatchObject({ needs: ["sum"] });
    expect(ask(rule, { a: "1" })).toMatchObject({ needs: ["b"] });
    expect(ask(rule, { a: "1", b: "2" })).toMatchObject({ amount: "3.00" });
  });

  it("how often is asked where it decides", () => {
    const limits = {
      l: { per: "person", in: "year", times: { if: "often", then: { count: 2 }, else: { count: 1 } } },
    };
    const rule = paying("paid", { paid: money(), often: bool() }, { limits });
    const used = (times: number): Partial<EvaluateOptions> => ({ usage: { l: { times } } });
    expect(ask(rule, { paid: "5" }, used(0))).toMatchObject({ answer: "yes" });
    expect(ask(rule, { paid: "5" }, used(1))).toMatchObject({
      answer: "ask",
      needs: ["often"],
      entitled: false,
    });
    expect(ask(rule, { paid: "5", often: true }, used(1))).toMatchObject({ answer: "yes" });
    expect(ask(rule, { paid: "5", often: false }, used(1))).toMatchObject({
      failed: { kind: "limit", name: "l", used: "1" },
    });
    expect(ask(rule, { paid: "5" }, used(2))).toMatchObject({
      failed: { kind: "limit", name: "l", used: "2" },
    });
  });

  it("for how many periods is asked, and none at all is nothing", () => {
    const rule = paying(
      "paid",
      { paid: money(), months: count() },
      { result: { period: "monthly", times: "months" } },
    );
    expect(ask(rule, { paid: "5" })).toMatchObject({
      answer: "ask",
      needs: ["months"],
      bounds: { min: "5.00", max: "5.00" },
    });
    expect(ask(rule, { paid: "5", months: "2.9" })).toMatchObject({
      result: { kind: "amount", amount: "5.00", period: "monthly", times: 2 },
    });
    expect(ask(rule, { months: "0.9" })).toMatchObject({ answer: "no", failed: { kind: "nothing" } });
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

describe("a group", () => {
  const rules = {
    a: paying(
      "paid",
      { paid: money(), sure: bool() },
      { when: [{ test: "sure" }], limits: { l: { per: "person", in: "year", cap: { money: 10 } } } },
    ),
    b: paying({ multiply: ["paid", { percent: 50 }] }, { paid: money() }),
  };
  const group = (stacking: string, ceiling?: unknown): Raw => ({
    groups: {
      g: { name: text("g"), stacking, rules: ["a", "b"], ...(ceiling === undefined ? {} : { ceiling }) },
    },
  });
  const all = (facts: Facts, raw: Raw, more: Partial<GroupOptions> = {}): ReturnType<typeof evaluateGroup> =>
    evaluateGroup(compiled(bookOf(rules, raw)), "g", facts, { on: ON, ...more });

  it("adds up what all of its rules pay", () => {
    expect(all({ paid: "8", sure: true }, group("all"))).toMatchObject({
      group: "g",
      answer: "yes",
      amount: "12.00",
      granted: ["a", "b"],
      needs: [],
      answers: { a: { answer: "yes", amount: "8.00" }, b: { answer: "yes", amount: "4.00" } },
    });
    expect(all({ paid: "8", sure: false }, group("all"))).toMatchObject({ amount: "4.00", granted: ["b"] });
    expect(all({ paid: "0", sure: true }, group("all"))).toEqual({
      group: "g",
      answer: "no",
      amount: "0.00",
      granted: [],
      needs: [],
      answers: expect.anything() as unknown,
    });
    expect(all({ paid: "x" }, group("all"))).toMatchObject({
      group: "g",
      answer: "invalid",
      amount: null,
      granted: [],
      needs: [],
    });
  });

  it("counts what was had under each rule's own limits", () => {
    const usage = { a: { l: { amount: "7" } } };
    expect(all({ paid: "8", sure: true }, group("all"), { usage })).toMatchObject({ amount: "7.00" });
    expect(all({ paid: "8", sure: true }, group("all"), { usage: {} })).toMatchObject({
      answers: { a: { assumed: [] } },
    });
    expect(all({ paid: "8", sure: true }, group("all"))).toMatchObject({
      answers: { a: { assumed: ["l"] } },
    });
    expect(all({ paid: "8", sure: true }, group("all"), { trace: true }).answers["a"]).toHaveProperty(
      "trace.values.paid",
      "8",
    );
    expect(all({ paid: "8", sure: true }, group("all")).answers["a"]).toMatchObject({ trace: undefined });
  });

  it("asks each thing once, and nothing that cannot matter", () => {
    expect(all({}, group("all"))).toMatchObject({
      answer: "ask",
      amount: null,
      granted: [],
      needs: ["sure", "paid"],
    });
    expect(all({ paid: "8" }, group("largest"))).toMatchObject({ answer: "ask", needs: ["sure"] });
    expect(all({ paid: "8" }, group("first"))).toMatchObject({ answer: "ask", needs: ["sure"] });
    expect(all({ paid: "100" }, group("largest"))).toMatchObject({
      answer: "yes",
      amount: "50.00",
      granted: ["b"],
    });
  });

  it("is cut at its ceiling, which may be of the facts, and asks for it where it decides", () => {
    expect(all({ paid: "8", sure: true }, group("all", 5))).toMatchObject({ amount: "5.00", needs: [] });
    expect(all({ paid: "8", sure: true }, group("all", "paid"))).toMatchObject({ amount: "8.00" });
    const most = { if: "rich", then: { money: 3 }, else: { money: 6 } };
    const both = { ...rules, c: paying({ money: 1 }, { rich: bool() }, { notes: [text("{{rich}}")] }) };
    const book = compiled(
      bookOf(both, { groups: { g: { name: text("g"), stacking: "all", rules: ["b", "c"], ceiling: most } } }),
    );
    const asked = (facts: Facts): unknown => evaluateGroup(book, "g", facts, { on: ON });
    expect(asked({ paid: "8" })).toMatchObject({
      group: "g",
      answer: "ask",
      amount: null,
      granted: [],
      needs: ["rich"],
    });
    expect(asked({ paid: "8", rich: true })).toMatchObject({ answer: "yes", amount: "3.00", needs: [] });
    expect(asked({ paid: "2" })).toMatchObject({ answer: "yes", amount: "2.00", needs: [] });
  });

  it("that there is not is a mistake of the program", () => {
    const book = compiled(bookOf(rules));
    expect(() => evaluateGroup(book, "g", {}, { on: ON })).toThrow("no group g");
    const unruly = { ...compiled(bookOf(rules, group("all"))), rules: new Map() };
    expect(() => evaluateGroup(unruly, "g", {}, { on: ON })).toThrow("no rule a");
  });
});
