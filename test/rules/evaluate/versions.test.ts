import { describe, expect, it } from "vitest";
import { date, figure, money, paying, type Raw } from "../sample.ts";
import { ask } from "./ask.ts";

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
    expect(ask(byEvent, { paid: "1000", "event-date": day }, { on: "2028-01-01" })).toMatchObject(expected);
  });

  it.each([
    ["2027-06-30", { version: 1, amount: "250.00" }],
    ["2027-07-01", { version: 2, amount: "300.00" }],
  ])("goes by the application of %s", (day, expected) => {
    expect(ask(rated("application", {}), { paid: "1000" }, { on: day })).toMatchObject(expected);
  });

  it("goes by the award", () => {
    const facts = { paid: "1000", "award-date": "2027-07-01" };
    expect(ask(rated("award", { "award-date": date() }), facts, { on: "2029-01-01" })).toMatchObject({
      version: 2,
    });
  });

  it("asks for the date where it makes a difference, and bounds what it may come to", () => {
    expect(ask(byEvent, { paid: "1000" }, { on: "2028-01-01" })).toMatchObject({
      answer: "ask",
      needs: ["event-date"],
      bounds: { min: "250.00", max: "300.00" },
      entitled: false,
    });
  });

  it("asks no further than the date of a claim that may lie before all versions", () => {
    expect(ask(byEvent, { paid: "1000" }, { on: "2026-01-01" })).toMatchObject({
      needs: ["event-date"],
      bounds: { min: "250.00", max: "250.00" },
    });
  });

  it("needs no date that is narrow enough", () => {
    const within = { min: "2021-01-01", max: "2027-06-30" };
    expect(ask(byEvent, { paid: "1000", "event-date": within }, { on: "2028-01-01" })).toMatchObject({
      version: 1,
      amount: "250.00",
    });
  });

  it("says no without the date where all versions do", () => {
    expect(ask(byEvent, { paid: "0" }, { on: "2028-01-01" })).toMatchObject({ answer: "no" });
  });

  it("bounds what 不知道 of the date leaves", () => {
    expect(ask(byEvent, { paid: "1000", "event-date": "unknown" }, { on: "2028-01-01" })).toMatchObject({
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
    expect(ask(replaced, { paid: "5" }, { on: "2027-06-30" })).toMatchObject({ amount: "5.00" });
    expect(ask(replaced, { paid: "5" }, { on: "2027-07-01" })).toMatchObject({ amount: "6.00" });
  });
});
