import { describe, expect, it } from "vitest";
import type { Fact, Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bool, date, figure, money, paying, text, type Raw } from "../sample.ts";
import { ask } from "./ask.ts";

const TURN = "2027-07-01";
const LATER = "2028-01-01";

/** Two versions by the day of the event, of which the second has another result or other conditions; between them every day. */
function changed(first: Raw, second: Raw, { inputs = {}, ...more }: { inputs?: Raw } & Raw = {}): Raw {
  const { result, ...rest } = first;
  return {
    name: text("rule"),
    "dated-by": "event",
    inputs: { "event-date": date(), ...inputs },
    result,
    ...rest,
    ...more,
    versions: [
      { version: 1, to: TURN },
      { version: 2, from: TURN, replace: second },
    ],
  };
}

const amount = (yuan: unknown, more: Raw = {}): Raw => ({
  result: { kind: "amount", amount: { money: yuan }, ...more },
});
const service: Raw = { result: { kind: "service", text: text("s"), times: 1, every: 2, unit: "years" } };
const range = (min: number, max: number): Raw => ({
  result: { kind: "range", min: { money: min }, max: { money: max } },
});
const later = (raw: Raw, facts: Facts = {}): unknown => ask(raw, facts, { on: LATER });

describe("without the day that picks the version", () => {
  it("an answer is all of this", () => {
    expect(later(changed(amount(100), amount(200)))).toEqual({
      answer: "ask",
      rule: "rule",
      version: 2,
      on: LATER,
      needs: ["event-date"],
      unknown: [],
      unconfigured: [],
      bounds: { min: "100.00", max: "200.00" },
      entitled: true,
      trace: undefined,
    });
  });

  it("is said how the latest version came to it", () => {
    expect(ask(changed(amount(100), amount(200)), {}, { on: LATER, trace: true })).toHaveProperty(
      "trace.amount.final",
      "200.00",
    );
  });

  it.each<[string, Raw, Raw, object | null]>([
    ["a smaller sum later", amount(200), amount(100), { min: "100.00", max: "200.00" }],
    ["a sum inside a range", range(1, 5), amount(3), { min: "1.00", max: "5.00" }],
    ["a range inside another", range(2, 3), range(1, 5), { min: "1.00", max: "5.00" }],
    ["a service both times", service, service, null],
    ["money and a service", amount(100), service, { min: "100.00", max: "100.00" }],
    [
      "sums that a float cannot tell apart",
      amount("900719925474099.32"),
      amount("900719925474099.31"),
      { min: "900719925474099.31", max: "900719925474099.32" },
    ],
  ])("of %s bounds are what both say", (_, first, second, bounds) => {
    expect(later(changed(first, second))).toMatchObject({ answer: "ask", entitled: true, bounds });
  });

  it("a version that says no leaves the other's bounds, and nothing sure", () => {
    const never = { when: [{ test: false }] };
    expect(later(changed(amount(100), { ...amount(200), ...never }))).toMatchObject({
      answer: "ask",
      entitled: false,
      bounds: { min: "100.00", max: "100.00" },
    });
    expect(later(changed({ ...amount(100), ...never }, { ...amount(200), ...never }))).toMatchObject({
      answer: "no",
      version: 2,
    });
  });

  it("nobody pays nothing where a figure is not set", () => {
    const parameters = { set: figure("money", 7), unset: figure("money", null) };
    const by = (name: string): Raw => ({ result: { kind: "amount", amount: name } });
    expect(
      later(changed(by("set"), by("unset"), { parameters, notes: [text("{{set}} {{unset}}")] })),
    ).toMatchObject({
      answer: "ask",
      entitled: true,
      bounds: { min: "0.00", max: null },
    });
    const open = { kind: "not-configured", text: text("n") };
    expect(later(changed({ result: open }, { result: open }))).toMatchObject({ answer: "ask", bounds: null });
  });

  it("is asked for first, then what each version needs, each once", () => {
    const inputs = { known: bool(), paid: money(), more: money() };
    const when = [{ test: "known" }];
    const pays = (...parts: readonly string[]): Raw => ({
      when,
      result: { kind: "amount", amount: { max: parts } },
    });
    const parameters = { unset: figure("money", null) };
    const rule = changed(pays("paid", "paid"), pays("more", "paid", "unset"), {
      inputs,
      parameters,
      notes: [text("{{known}} {{paid}} {{more}} {{unset}}")],
    });
    expect(later(rule)).toMatchObject({
      needs: ["event-date", "known", "paid", "more"],
      unknown: [],
      unconfigured: ["unset"],
      entitled: false,
      bounds: { min: "0.00", max: null },
    });
    expect(later(rule, { "event-date": "unknown", known: true, paid: "unknown" })).toMatchObject({
      needs: ["more"],
      unknown: ["event-date", "paid"],
      entitled: true,
    });
  });

  it("what cannot be read is said before anything is asked", () => {
    const inputs = { paid: money() };
    const rule = changed({ result: { kind: "amount", amount: "paid" } }, {}, { inputs });
    expect(later(rule, { paid: "x" })).toMatchObject({ answer: "invalid", problems: [{ input: "paid" }] });
  });
});

describe("a day half known", () => {
  const rule = paying(
    "rate",
    { "event-date": date() },
    {
      "dated-by": "event",
      parameters: { rate: figure("money", 1) },
      versions: [
        { version: 1, from: "2020-01-01", to: "2021-01-01" },
        { version: 2, from: "2021-01-01", to: "2022-01-01", parameters: { rate: 2 } },
        // A year without any.
        { version: 3, from: "2023-01-01", parameters: { rate: 3 } },
      ],
    },
  );
  const sum = (min: string, max: string | null = min, entitled = true): object => ({
    answer: "ask",
    entitled,
    bounds: { min: `${min}.00`, max: max && `${max}.00` },
  });
  const yes = (version: number): object => ({ answer: "yes", version });
  const no = { answer: "no", version: null, failed: { kind: "not-in-force" } };

  it.each<[Fact, object]>([
    [{ min: "2020-01-01", max: "2020-12-31" }, yes(1)],
    [{ min: "2020-12-31", max: "2021-01-01" }, sum("1", "2")],
    [{ min: "2019-12-31", max: "2020-01-01" }, sum("1", "1", false)],
    [{ min: "2021-01-01", max: "2021-12-31" }, yes(2)],
    [{ min: "2021-01-01", max: "2022-01-01" }, sum("2", "2", false)],
    [{ min: "2021-12-31", max: "2023-01-01" }, sum("2", "3", false)],
    [{ min: "2022-01-01", max: "2022-12-31" }, no],
    [{ min: "2023-01-01" }, yes(3)],
    [{ min: "2023-01-01", max: null }, yes(3)],
    [{ max: "2019-12-31" }, no],
    [{ min: null, max: "2020-01-01" }, sum("1", "1", false)],
    [{ max: "2021-01-01" }, sum("1", "2", false)],
    [{}, sum("1", "3", false)],
    [null, sum("1", "3", false)],
    [undefined, sum("1", "3", false)],
    ["unknown", sum("1", "3", false)],
    ["2021-12-31", yes(2)],
    ["2022-12-31", no],
    // A day to come is the day that was said.
    ["2030-01-01", yes(3)],
    ["2026-02-30", { answer: "invalid", problems: [{ input: "event-date" }] }],
    [20260101, { answer: "invalid", problems: [{ input: "event-date" }] }],
    [{ min: "2026-02-30" }, { answer: "invalid", problems: [{ input: "event-date" }] }],
  ])("%j", (day, expected) => {
    expect(ask(rule, { "event-date": day }, { on: LATER })).toMatchObject(expected);
  });

  it("that no version holds on is answered with nothing but that", () => {
    const nothing = {
      answer: "no",
      rule: "rule",
      version: null,
      on: LATER,
      amount: "0.00",
      failed: { kind: "not-in-force" },
      passed: [],
      channels: [],
    };
    expect(ask(rule, { "event-date": "2019-01-01" }, { on: LATER })).toEqual(nothing);
  });

  it("does not matter where every version says no", () => {
    const never = { ...rule, when: [{ name: "never", test: false }] };
    expect(ask(never, {}, { on: LATER })).toEqual({
      answer: "no",
      rule: "rule",
      version: 3,
      on: LATER,
      amount: "0.00",
      failed: { kind: "condition", name: "never", index: 0, distance: null },
      passed: [],
      channels: [],
      trace: undefined,
    });
  });

  it("lies before the day asked at the latest", () => {
    expect(ask(rule, {}, { on: "2020-12-31" })).toMatchObject(sum("1", "1", false));
    expect(ask(rule, {}, { on: "2019-12-31" })).toMatchObject(no);
  });

  it.each<[Raw, string, object]>([
    [{ from: "2020-01-01" }, "2019-12-31", no],
    [{ from: "2020-01-01" }, "2020-01-01", { answer: "yes" }],
    [{ to: "2020-01-01" }, "2019-12-31", { answer: "yes" }],
    [{ to: "2020-01-01" }, "2020-01-01", no],
    [{}, "1900-01-01", { answer: "yes" }],
  ])("of the one version %j: %s", (dates, on, expected) => {
    expect(ask({ ...paying({ money: 1 }, {}), ...dates }, {}, { on })).toMatchObject(expected);
  });
});
