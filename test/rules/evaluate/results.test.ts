import { describe, expect, it } from "vitest";
import { bool, figure, money, paying, text, type Raw } from "../sample.ts";
import { ask } from "./ask.ts";

describe("results", () => {
  it("range: people decide inside it", () => {
    const rule = {
      ...paying("paid", { paid: money() }),
      result: {
        kind: "range",
        min: { money: 500 },
        max: { max: [{ money: 500 }, "paid"] },
        period: "monthly",
      },
    };
    expect(ask(rule, { paid: "2000" })).toMatchObject({
      answer: "yes",
      amount: null,
      result: { kind: "range", min: "500.00", max: "2000.00", period: "monthly" },
    });
    expect(ask(rule, { paid: { max: "400" } })).toMatchObject({ result: { max: "500.00" } });
    expect(ask(rule, {})).toMatchObject({
      answer: "ask",
      needs: ["paid"],
      bounds: { min: "500.00", max: null },
    });
  });

  it("range: open while an end or a condition is", () => {
    const rule = (min: unknown, max: unknown): Raw => ({
      ...paying("paid", { known: bool(), low: money(), high: money() }, { when: [{ test: "known" }] }),
      result: { kind: "range", min, max },
      notes: [text("{{low}} {{high}}")],
    });
    const both = rule("low", "high");
    expect(ask(both, { known: true, low: "1", high: "2" })).toMatchObject({
      result: { kind: "range", min: "1.00", max: "2.00", period: "once" },
    });
    expect(ask(both, { low: "1", high: "2" })).toMatchObject({
      needs: ["known"],
      entitled: false,
      bounds: { min: "1.00", max: "2.00" },
    });
    expect(ask(both, { known: true, low: { min: "1", max: "2" }, high: "5" })).toMatchObject({
      needs: ["low"],
      entitled: true,
      bounds: { min: "1.00", max: "5.00" },
    });
    expect(ask(both, { known: true, low: "1", high: { min: "2", max: "5" } })).toMatchObject({
      needs: ["high"],
      bounds: { min: "1.00", max: "5.00" },
    });
    expect(ask(both, { known: false })).toMatchObject({ answer: "no" });
  });

  it("service: with its frequency", () => {
    const rule = {
      ...paying("paid", { known: bool() }),
      when: [{ test: "known" }],
      result: { kind: "service", text: text("s"), times: 1, every: 2, unit: "years" },
    };
    expect(ask(rule, { known: true })).toMatchObject({
      answer: "yes",
      result: { kind: "service", times: 1, every: 2, unit: "years" },
    });
    expect(ask(rule, {})).toMatchObject({ answer: "ask", needs: ["known"], bounds: null });
  });

  it("not configured: with what is missing, and never asked for", () => {
    const rule = paying(
      { multiply: ["paid", "rate"] },
      { paid: money() },
      { parameters: { rate: figure("percent", null) } },
    );
    expect(ask(rule, { paid: "5" })).toMatchObject({
      answer: "yes",
      amount: null,
      result: { kind: "not-configured", parameters: ["rate"] },
    });
  });

  it("not configured in a condition: open, for people", () => {
    const rule = paying(
      "paid",
      { paid: money() },
      {
        parameters: { least: figure("money", null) },
        when: [{ test: { left: "paid", is: ">=", right: "least" } }],
      },
    );
    expect(ask(rule, { paid: "5" })).toMatchObject({
      answer: "ask",
      needs: [],
      unconfigured: ["least"],
      bounds: { min: "5.00", max: "5.00" },
    });
  });

  it("nothing: a formula that comes to nothing is a no", () => {
    const rule = paying({ excess: ["paid", { money: 100 }] }, { paid: money() });
    expect(ask(rule, { paid: "100" })).toMatchObject({
      answer: "no",
      amount: "0.00",
      failed: { kind: "nothing" },
    });
    expect(ask(rule, { paid: "100.01" })).toMatchObject({ answer: "yes", amount: "0.01" });
    const capped = { ...rule, limits: { l: { per: "person", in: "year", cap: { money: 10 } } } };
    expect(ask(capped, { paid: "100" }, { usage: { l: { amount: "9.99" } } })).toMatchObject({
      failed: { kind: "nothing" },
    });
    expect(ask(capped, { paid: "100" }, { usage: { l: { amount: "10" } } })).toMatchObject({
      failed: { kind: "limit", name: "l", used: "10.00" },
    });
  });

  it("raises to the floor, then cuts at the ceiling, and rounds once before", () => {
    const rule = paying(
      { multiply: ["paid", { percent: "33.335%" }] },
      { paid: money() },
      { result: { floor: { money: 1 }, ceiling: { money: 5 }, round: { digits: 1, mode: "down" } } },
    );
    expect(ask(rule, { paid: "1" })).toMatchObject({ amount: "1.00" });
    expect(ask(rule, { paid: "10" })).toMatchObject({ amount: "3.30" });
    expect(ask(rule, { paid: "100" })).toMatchObject({ amount: "5.00" });
  });

  it("does not ask for an amount that the ceiling decides", () => {
    const rule = paying(
      { add: ["paid", "more"] },
      { paid: money(), more: money() },
      { result: { ceiling: { money: 5 } } },
    );
    expect(ask(rule, { paid: "7" })).toMatchObject({ answer: "yes", amount: "5.00" });
  });

  it("throws when asked on a day that is none", () => {
    expect(() => ask(paying("paid", { paid: money() }), {}, { on: "2026-02-30" })).toThrow("2026-02-30");
  });
});
