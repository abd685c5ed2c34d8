import { describe, expect, it } from "vitest";
import { evaluateGroup, type GroupOptions } from "../../../src/rules/evaluate/evaluate-group.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import { bookOf, bool, compiled, figure, money, paying, text, type Raw } from "../sample.ts";
import { ON } from "./ask.ts";

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

  describe("of three", () => {
    const three = (stacking: string, more: Raw = {}): GroupAsk => {
      const pays = (name: string): Raw =>
        paying(name, { [name]: money(), [`${name}-sure`]: bool() }, { when: [{ test: `${name}-sure` }] });
      const book = compiled(
        bookOf(
          { a: pays("x"), b: pays("y"), c: pays("z") },
          { groups: { g: { name: text("g"), stacking, rules: ["a", "b", "c"], ...more } } },
        ),
      );
      return (facts) => {
        const { amount, answer, granted, needs } = evaluateGroup(book, "g", facts, { on: ON });
        return [answer, amount, granted.join(" "), needs.join(" ")];
      };
    };
    type GroupAsk = (facts: Facts) => readonly (string | null)[];
    const all = { "x-sure": true, "y-sure": true, "z-sure": true };
    const nobody = { "x-sure": false, "y-sure": false, "z-sure": false };

    it.each<[string, Facts, readonly (string | null)[]]>([
      ["the largest in the middle", { ...all, x: "1", y: "3", z: "2" }, ["yes", "3.00", "b", ""]],
      ["the first of equal ones", { ...all, x: "1", y: "3", z: "3" }, ["yes", "3.00", "b", ""]],
      [
        "the first of equal ones though it is told last",
        { ...all, x: { max: "3" }, y: "3", z: "3" },
        ["ask", null, "", "x"],
      ],
      [
        "a later one that comes to no more",
        { ...all, x: "3", y: { max: "3" }, z: "1" },
        ["yes", "3.00", "a", ""],
      ],
      [
        "one that may come to a fen more",
        { ...all, x: "3", y: { max: "3.01" }, z: "1" },
        ["ask", null, "", "y"],
      ],
      [
        "what is sure of an open one counts",
        { ...all, x: { min: "5" }, y: "4", z: "5" },
        ["ask", null, "", "x"],
      ],
      [
        "one that may not be due",
        { "x-sure": true, "z-sure": true, x: "3", y: "4", z: "1" },
        ["ask", null, "", "y-sure"],
      ],
      [
        "one that may not be due, and is no more",
        { "x-sure": true, "z-sure": true, x: "3", y: "3", z: "1" },
        ["yes", "3.00", "a", ""],
      ],
      ["none", nobody, ["no", "0.00", "", ""]],
      ["nothing told", {}, ["ask", null, "", "x-sure x y-sure y z-sure z"]],
    ])("the largest: %s", (_, facts, expected) => {
      expect(three("largest")(facts)).toEqual(expected);
    });

    it.each<[string, Facts, readonly (string | null)[]]>([
      ["whatever comes after", { "x-sure": true, x: "1" }, ["yes", "1.00", "a", ""]],
      ["passing over what is not due", { ...all, "x-sure": false, y: "2", z: "5" }, ["yes", "2.00", "b", ""]],
      ["passing over what comes to nothing", { ...all, x: "0", y: "2", z: "5" }, ["yes", "2.00", "b", ""]],
      ["as long as it is open", { ...all, y: "2", z: "5" }, ["ask", null, "", "x"]],
      ["none", nobody, ["no", "0.00", "", ""]],
    ])("the first that applies: %s", (_, facts, expected) => {
      expect(three("first")(facts)).toEqual(expected);
    });

    it.each<[Facts, readonly (string | null)[]]>([
      [{ ...all, x: "1", y: "2", z: "3.5" }, ["yes", "6.50", "a b c", ""]],
      [{ ...all, x: "1", y: "0", z: "3.5" }, ["yes", "4.50", "a c", ""]],
      [{ ...all, x: "1", z: "3.5" }, ["ask", null, "", "y"]],
      [{ ...all, x: "1", y: "q", z: "3.5" }, ["invalid", null, "", ""]],
      [nobody, ["no", "0.00", "", ""]],
    ])("all of them: %j", (facts, expected) => {
      expect(three("all")(facts)).toEqual(expected);
    });

    it("with a ceiling of what they ask for, by the day asked", () => {
      const ceiling = {
        if: { left: "application-date", is: ">=", right: { date: "2026-11-20" } },
        then: { min: ["x", { money: "4.005" }] },
        else: { money: 0 },
      };
      expect(three("all", { ceiling })({ ...all, x: "5", y: "1", z: "1" })).toEqual([
        "yes",
        "4.01",
        "a b c",
        "",
      ]);
      expect(three("all", { ceiling })({ ...all, x: "2", y: "1", z: "1" })).toEqual([
        "yes",
        "2.00",
        "a b c",
        "",
      ]);
    });
  });

  it("is not sure of what hangs on a figure that nobody has set", () => {
    const parameters = { unset: figure("money", null) };
    const raw = { b: rules.b, c: paying("unset", {}, { parameters }) };
    const of = (stacking: string, codes: readonly string[]): unknown =>
      evaluateGroup(
        compiled(bookOf(raw, { groups: { g: { name: text("g"), stacking, rules: codes } } })),
        "g",
        { paid: "8" },
        { on: ON },
      );
    const open = { answer: "ask", amount: null, granted: [], needs: [] };
    expect(of("all", ["b", "c"])).toMatchObject(open);
    expect(of("largest", ["b", "c"])).toMatchObject(open);
    expect(of("first", ["c", "b"])).toMatchObject(open);
    expect(of("first", ["b", "c"])).toMatchObject({ answer: "yes", amount: "4.00", granted: ["b"] });
  });

  it("that there is not is a mistake of the program", () => {
    const book = compiled(bookOf(rules));
    expect(() => evaluateGroup(book, "g", {}, { on: ON })).toThrow("no group g");
    const unruly = { ...compiled(bookOf(rules, group("all"))), rules: new Map() };
    expect(() => evaluateGroup(unruly, "g", {}, { on: ON })).toThrow("no rule a");
  });
});
