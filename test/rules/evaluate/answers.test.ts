import { describe, expect, it } from "vitest";
import type { EvaluateOptions } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bool, count, date, figure, money, paying, percentage, text, type Raw } from "../sample.ts";
import { ask, ON } from "./ask.ts";

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

  it("writes sums with two decimals, however large", () => {
    expect(distance(atLeast({ money: 5000 }), { x: money() }, { x: "0" })).toBe("5000.00");
    expect(distance(atLeast({ money: 5000 }), { x: money() }, { x: "4000.5" })).toBe("999.50");
    expect(distance(atLeast({ money: 5000 }), { x: money() }, { x: "4000.55" })).toBe("999.45");
    expect(distance({ left: "x", is: "=", right: { money: 5 } }, { x: money() }, { x: "1200" })).toBe(
      "1195.00",
    );
  });

  it("of an end that only touches is no distance", () => {
    const over = { left: "x", is: ">", right: { money: 5 } };
    expect(distance(over, { x: money() }, { x: { max: "5" } })).toBe("0.00");
    const after = { left: "x", is: ">", right: { date: "2026-01-31" } };
    expect(distance(after, { x: date() }, { x: { max: "2026-01-31" } })).toBe("0");
    expect(distance(after, { x: date() }, { x: { max: "2026-01-30" } })).toBe("1");
    const before = { left: { date: "2026-01-31" }, is: ">", right: "x" };
    expect(distance(before, { x: date() }, { x: { min: "2026-02-02" } })).toBe("2");
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

  it("names what people judge in the end", () => {
    const rule = paying(
      "paid",
      { paid: money(), grade: bool({ judged: true }), ill: bool({ judged: true }) },
      {
        when: [{ test: { or: ["grade", "ill"] } }],
      },
    );
    expect(ask(rule, { paid: "5", ill: true })).toMatchObject({ judged: ["grade", "ill"] });
    expect(ask(plain(), { paid: "5" })).toMatchObject({ judged: [] });
  });

  it("without a figure has what past ones suggest", () => {
    const parameters = { unset: figure("money", null) };
    const hinted = (hint: unknown): Raw =>
      paying("unset", { paid: money() }, { parameters, result: { hint }, notes: [text("{{paid}}")] });
    const hint = (raw: Raw, facts: Facts): unknown =>
      (ask(raw, facts) as { result: { hint: unknown } }).result.hint;
    expect(hint(hinted({ money: 2000 }), {})).toBe("2000.00");
    expect(hint(hinted("paid"), { paid: "3.5" })).toBe("3.50");
    expect(hint(hinted("paid"), {})).toBeNull();
    const none = { name: text("r"), result: { kind: "not-configured", text: text("n") } };
    expect(hint(none, {})).toBeNull();
    expect(hint({ ...none, result: { ...none.result, hint: { money: 7 } } }, {})).toBe("7.00");
    const range = {
      ...paying("unset", {}, { parameters }),
      result: { kind: "range", min: "unset", max: { money: 5 } },
    };
    expect(ask(range, {})).toMatchObject({
      answer: "yes",
      amount: null,
      result: { kind: "not-configured", parameters: ["unset"], hint: null },
    });
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
