import { describe, expect, it } from "vitest";
import type { Usage } from "../../../src/rules/evaluate/compute-amount.ts";
import { figure, money, paying } from "../sample.ts";
import { ask } from "./ask.ts";

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
    expect(ask(limited, facts, { usage })).toMatchObject(expected);
  });

  it("are said to be assumed unused when nobody told", () => {
    expect(ask(limited, facts)).toMatchObject({ answer: "yes", assumed: ["often", "much"] });
  });

  it("bound what an open amount may come to", () => {
    expect(ask(limited, {}, { usage: { much: { amount: "250.50" } } })).toMatchObject({
      bounds: { min: "0.00", max: "749.50" },
    });
  });

  it("used up, nothing is asked any more", () => {
    expect(ask(limited, {}, { usage: { often: { times: 2 } } })).toMatchObject({ answer: "no" });
  });
});
