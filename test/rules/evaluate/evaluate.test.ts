import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/rules/evaluate/evaluate.ts";
import type { Facts } from "../../../src/rules/evaluate/facts/read-facts.ts";
import type { Usage } from "../../../src/rules/evaluate/compute-amount.ts";
import { bool, choice, count, date, figure, money, onlyRule, paying, text, type Raw } from "../sample.ts";

const ON = "2026-11-20";
const ask = (raw: Raw, facts: Facts, on = ON, usage?: Usage): unknown =>
  evaluate(onlyRule(raw), facts, { on, usage });

describe("which version holds", () => {
  const rated = (datedBy: string, inputs: Raw): Raw =>
    paying(
      { multiply: ["paid", "rate"] },
      { paid: money(), ...inputs },
      {
        "dated-by": datedBy,
        parameters: { rate: figure("percent", "25%") },
        versions: [
          { version: 1, from: "2020-01-01", to: "2027-07-01" },
          { version: 2, from: "2027-07-01", parameters: { rate: "30%" } },
        ],
      },
    );
  const byEvent = rated("event", { "event-date": date() });

  it.each([
    ["2027-06-30", { version: 1, amount: "250.00" }],
    ["2027-07-01", { version: 2, amount: "300.00" }],
    ["2020-01-01", { version: 1, amount: "250.00" }],
    ["2019-12-31", { version: null, answer: "no", failed: { kind: "not-in-force" } }],
  ])("goes by the event of %s, whatever the day asked", (day, expected) => {
    expect(ask(byEvent, { paid: "1000", "event-date": day }, "2028-01-01")).toMatchObject(expected);
  });

  it.each([
    ["2027-06-30", { version: 1, amount: "250.00" }],
    ["2027-07-01", { version: 2, amount: "300.00" }],
  ])("goes by the application of %s", (day, expected) => {
    expect(ask(rated("application", {}), { paid: "1000" }, day)).toMatchObject(expected);
  });

  it("goes by the award", () => {
    const facts = { paid: "1000", "award-date": "2027-07-01" };
    expect(ask(rated("award", { "award-date": date() }), facts, "2029-01-01")).toMatchObject({ version: 2 });
  });

  it("asks for the date where it makes a difference, and bounds what it may come to", () => {
    expect(ask(byEvent, { paid: "1000" }, "2028-01-01")).toMatchObject({
      answer: "ask",
      needs: ["event-date"],
      bounds: { min: "250.00", max: "300.00" },
      entitled: false,
    });
  });

  it("asks no further than the date of a claim that may lie before all versions", () => {
    expect(ask(byEvent, { paid: "1000" }, "2026-01-01")).toMatchObject({
      needs: ["event-date"],
      bounds: { min: "250.00", max: "250.00" },
    });
  });

  it("needs no date that is narrow enough", () => {
    const within = { min: "2021-01-01", max: "2027-06-30" };
    expect(ask(byEvent, { paid: "1000", "event-date": within }, "2028-01-01")).toMatchObject({
      version: 1,
      amount: "250.00",
    });
  });

  it("says no without the date where all versions do", () => {
    expect(ask(byEvent, { paid: "0" }, "2028-01-01")).toMatchObject({ answer: "no" });
  });

  it("bounds what 不知道 of the date leaves", () => {
    expect(ask(byEvent, { paid: "1000", "event-date": "unknown" }, "2028-01-01")).toMatchObject({
      answer: "ask",
      needs: [],
      unknown: ["event-date"],
      bounds: { min: "250.00", max: "300.00" },
    });
  });

  it("takes another structure from a later version", () => {
    const replaced = paying(
      "paid",
      { paid: money() },
      {
        versions: [
          { version: 1, to: "2027-07-01" },
          {
            version: 2,
            from: "2027-07-01",
            replace: { result: { kind: "amount", amount: { add: ["paid", { money: 1 }] } } },
          },
        ],
      },
    );
    expect(ask(replaced, { paid: "5" }, "2027-06-30")).toMatchObject({ amount: "5.00" });
    expect(ask(replaced, { paid: "5" }, "2027-07-01")).toMatchObject({ amount: "6.00" });
  });
});

describe("limits", () => {
  const limited = paying(
    "paid",
    { paid: money() },
    {
      parameters: { cap: figure("money", 1000) },
      limits: {
        often: { per: "person", in: "year", times: 2 },
        much: { per: "household", in: "lifetime", cap: "cap" },
      },
    },
  );
  const facts = { paid: "600" };

  it.each<[string, Usage, object]>([
    ["nothing used", {}, { answer: "yes", amount: "600.00", assumed: [] }],
    ["once of twice", { often: { times: 1 } }, { answer: "yes", amount: "600.00" }],
    [
      "twice of twice",
      { often: { times: 2 } },
      { answer: "no", failed: { kind: "limit", name: "often", used: "2" } },
    ],
    ["some of the cap", { much: { amount: "399.99" } }, { answer: "yes", amount: "600.00" }],
    ["all but a fen of the cap", { much: { amount: "999.99" } }, { answer: "yes", amount: "0.01" }],
    [
      "all of the cap",
      { much: { amount: "1000" } },
      { answer: "no", failed: { kind: "limit", name: "much", used: "1000.00" } },
    ],
    [
      "more than the cap",
      { much: { amount: "1500" } },
      { answer: "no", failed: { kind: "limit", name: "much" } },
    ],
  ])("%s", (_, usage, expected) => {
    expect(ask(limited, facts, ON, usage)).toMatchObject(expected);
  });

  it("are said to be assumed unused when nobody told", () => {
    expect(ask(limited, facts)).toMatchObject({ answer: "yes", assumed: ["often", "much"] });
  });

  it("bound what an open amount may come to", () => {
    expect(ask(limited, {}, ON, { much: { amount: "250.50" } })).toMatchObject({
      bounds: { min: "0.00", max: "749.50" },
    });
  });

  it("used up, nothing is asked any more", () => {
    expect(ask(limited, {}, ON, { often: { times: 2 } })).toMatchObject({ answer: "no" });
  });
});

describe("facts", () => {
  const inputs = {
    paid: money({ max: 50_000 }),
    born: date({ min: "1900-01-01", max: "application-date" }),
    people: count({ min: 1, max: 9 }),
    known: bool(),
    place: choice(["east", "west"]),
    share: { type: "percent", label: text("s"), question: text("s?") },
  };
  const rule = paying("paid", inputs, { notes: [text("{{born}} {{people}} {{known}} {{place}} {{share}}")] });

  it.each<[string, Facts, object]>([
    ["no number", { paid: "3万" }, { input: "paid", reason: "bad-value", value: "3万", wanted: "money" }],
    ["too much", { paid: "50000.01" }, { input: "paid", reason: "above-max", wanted: "50000" }],
    ["less than nothing", { paid: "-0.01" }, { input: "paid", reason: "below-min", wanted: "0" }],
    ["tomorrow", { born: "2026-11-21" }, { input: "born", reason: "above-max", wanted: "2026-11-20" }],
    ["before its time", { born: "1899-12-31" }, { input: "born", reason: "below-min", wanted: "1900-01-01" }],
    ["no day", { born: "2026-02-30" }, { input: "born", reason: "bad-value" }],
    ["nobody", { people: 0 }, { input: "people", reason: "below-min", wanted: "1" }],
    ["no truth", { known: "maybe" }, { input: "known", reason: "bad-value" }],
    ["no place", { place: "north" }, { input: "place", reason: "bad-value" }],
    ["no place of two", { place: ["east", "north"] }, { input: "place", reason: "bad-value" }],
    ["no place at all", { place: [] }, { input: "place", reason: "bad-value" }],
    ["a bare fraction", { share: "0.25" }, { input: "share", reason: "bad-value" }],
    ["a range upside down", { paid: { min: "5", max: "4" } }, { input: "paid", reason: "bad-value" }],
    ["a range of no numbers", { paid: { min: "a" } }, { input: "paid", reason: "bad-value" }],
    ["a range outside", { paid: { min: "60000" } }, { input: "paid", reason: "above-max" }],
    ["a range for a truth", { known: { min: "5" } }, { input: "known", reason: "bad-value" }],
  ])("of %s are refused", (_, facts, problem) => {
    expect(ask(rule, facts)).toMatchObject({ answer: "invalid", problems: [problem] });
  });

  it.each<[string, Facts]>([
    ["a number", { paid: 600 }],
    ["text", { paid: "600.00" }],
    ["a range of one", { paid: { min: "600", max: "600" } }],
    ["the most", { paid: "600", people: 9, born: ON, known: "true", place: ["east"], share: "12.5%" }],
    ["what the rule has no input for", { paid: "600", weather: "fine" }],
  ])("may be %s", (_, facts) => {
    expect(ask(rule, facts)).toMatchObject({ answer: "yes", amount: "600.00" });
  });

  it("of a range are cut at the bounds of the input", () => {
    expect(ask(rule, { paid: { min: "40000", max: "90000" } })).toMatchObject({
      bounds: { min: "40000.00", max: "50000.00" },
    });
  });

  it("are all read before any is refused", () => {
    expect(ask(rule, { paid: "x", people: 0 })).toMatchObject({
      problems: [{ input: "paid" }, { input: "people" }],
    });
  });
});

describe("an input told in parts", () => {
  const rule = paying(
    { subtract: ["copay", "own"] },
    {
      copay: money({ parts: { of: ["one", "two"], sets: { own: 0 } } }),
      one: money(),
      two: money(),
      own: money(),
    },
  );

  it.each<[string, Facts, object]>([
    ["adds up, and settles the rest", { one: "100.50", two: "20" }, { answer: "yes", amount: "120.50" }],
    [
      "may be told whole beside",
      { one: "100.50", two: "20", copay: "120.5", own: "0" },
      { answer: "yes", amount: "120.50" },
    ],
    [
      "must agree with the whole",
      { one: "100", two: "20", copay: "121" },
      { answer: "invalid", problems: [{ input: "copay", reason: "contradiction" }] },
    ],
    [
      "must agree with what it settles",
      { one: "100", two: "20", own: "5" },
      { answer: "invalid", problems: [{ input: "own", reason: "contradiction" }] },
    ],
    ["is asked for by its other part", { one: "100" }, { answer: "ask", needs: ["two", "own"] }],
    ["is asked for whole when none is told", {}, { answer: "ask", needs: ["copay", "own"] }],
    [
      "takes what is settled as settled though it was not known",
      { one: "1", two: "2", own: "unknown" },
      { answer: "yes", amount: "3.00" },
    ],
  ])("%s", (_, facts, expected) => {
    expect(ask(rule, facts)).toMatchObject(expected);
  });
});

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
    expect(() => ask(paying("paid", { paid: money() }), {}, "2026-02-30")).toThrow("2026-02-30");
  });
});

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

  it("survives being stored as JSON", () => {
    const answer = evaluate(
      onlyRule(paying("paid", { paid: money() })),
      { paid: "5" },
      { on: ON, trace: true },
    );
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});
