import { describe, expect, it } from "vitest";
import { amendRule, type BookAmendment } from "../../src/rules/index.ts";
import { figure, money, paying, type Raw } from "./sample.ts";

const JULY: BookAmendment = { from: "2027-07-01", parameters: { rate: "2%" } };
const rule: Raw = paying("paid", { paid: money() }, { parameters: { rate: figure("percent", "1%") } });

describe("a rule of a book with one version more", () => {
  it("ends the version in force on the day the new one begins", () => {
    expect(amendRule("r", rule, JULY)).toMatchObject({
      ok: true,
      value: {
        versions: [
          { version: 1, to: "2027-07-01" },
          { version: 2, from: "2027-07-01", parameters: { rate: "2%" } },
        ],
      },
    });
  });

  it.each<[string, BookAmendment, string]>([
    [
      "a parameter that there is not",
      { from: "2027-07-01", parameters: { rat: "30%" } },
      "rules.r.versions[1].parameters.rat unknown-name",
    ],
    ["a day that is none", { from: "2027-02-30", parameters: {} }, "rules.r.versions[1].from bad-value"],
  ])("refuses %s", (_, change, problem) => {
    const refused = amendRule("r", rule, change);
    expect(refused.ok ? [] : refused.refusal.map(({ key, place }) => `${place} ${key}`)).toEqual([problem]);
  });

  it.each([["2027-07-01"], ["2027-06-30"]])(
    "refuses a version from %s, when one holds from 1 July",
    (from) => {
      const first = amendRule(
        "r",
        paying("paid", { paid: money() }, { parameters: { rate: figure("percent", "1%") } }),
        { ...JULY, parameters: { rate: "2%" } },
      );
      const second = first.ok ? amendRule("r", first.value, { from, parameters: { rate: "3%" } }) : first;
      expect(second).toMatchObject({
        ok: false,
        refusal: [{ key: "overlapping-dates", place: "rules.r.versions[2].from" }],
      });
    },
  );

  it("takes over the structure that the version in force had", () => {
    const plus = { kind: "amount", amount: { add: ["paid", "more"] } };
    const rule = paying(
      "more",
      { paid: money() },
      {
        parameters: { more: figure("money", 1) },
        versions: [
          { version: 1, to: "2027-01-01", replace: { result: plus } },
          { version: 2, from: "2027-01-01", replace: { result: plus }, cases: [] },
        ],
      },
    );
    const next = amendRule("r", rule, { from: "2028-01-01", parameters: { more: 2 } });
    expect(next).toMatchObject({
      ok: true,
      value: {
        versions: [
          {},
          { to: "2028-01-01" },
          { version: 3, replace: { result: plus }, parameters: { more: 2 } },
        ],
      },
    });
  });
});
