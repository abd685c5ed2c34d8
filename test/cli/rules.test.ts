import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { registerEstimate } from "../../src/cli/estimate.ts";
import { registerRules } from "../../src/cli/rules/command.ts";
import { bookOf, figure, money, paying } from "../rules/sample.ts";

let out: string[];
let folder: string;
beforeEach(() => {
  out = [];
  folder = mkdtempSync(join(tmpdir(), "rules-"));
  const collect = (line: string): void => void out.push(line);
  vi.spyOn(console, "log").mockImplementation(collect);
  vi.spyOn(console, "error").mockImplementation(collect);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = 0;
});

/** Runs a command as the shell would, and returns its exit code. */
async function run(...words: readonly string[]): Promise<unknown> {
  const program = new Command().exitOverride();
  registerEstimate(program);
  registerRules(program);
  await program.parseAsync([...words], { from: "user" });
  return process.exitCode;
}

const said = (): string => out.join("\n");
const json = (): unknown[] => out.map((line) => JSON.parse(line) as unknown);

function fileOf(raw: object): string {
  const path = join(folder, "book.yaml");
  writeFileSync(path, stringify(raw));
  return path;
}

const cased = (amount: number): object =>
  bookOf({
    r: paying(
      "paid",
      { paid: money() },
      { cases: [{ name: "five", facts: { paid: 5 }, expect: { answer: "yes", amount } }] },
    ),
  });

describe("estimate", () => {
  const told = ["tier=municipal", "major-illness=true", "copay=42000", "self-funded=8000"];

  it("answers with the reckoning", async () => {
    expect(await run("estimate", "own-illness", ...told)).toBe(0);
    expect(said()).toContain(
      "计入自付 42,000 − 8,000 = 34,000.00 元 ≥ 起付 10,000 元（含）→ ×25% = 8,500.00 元，未触封顶；规则版本 1",
    );
  });

  it("answers in English, and as one JSON object", async () => {
    expect(
      await run("estimate", "own-illness", ...told, "--locale", "en", "--json", "--on", "2026-11-20"),
    ).toBe(0);
    expect(json()).toMatchObject([
      {
        answer: "yes",
        amount: "8500.00",
        version: 1,
        on: "2026-11-20",
        question: null,
        trace: { values: { counted: "34000", "event-date": "2026-11-20" } },
        explanation: expect.arrayContaining([
          {
            part: "conclusion",
            text: "Relief for one's own major illness: an estimated 8,500.00 yuan (subject to approval)",
          },
        ]) as unknown,
      },
    ]);
  });

  it("asks the next question with its choices", async () => {
    expect(await run("estimate", "own-illness", "copay=42000")).toBe(0);
    expect(said()).toContain("您是哪一级劳模？");
    expect(said()).toContain("tier=municipal");
    expect(await run("estimate", "own-illness", "copay=42000", "--json")).toBe(0);
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({
      answer: "ask",
      needs: ["tier", "major-illness", "self-funded"],
      question: { input: "tier" },
    });
  });

  it("takes ranges, alternatives and 不知道", async () => {
    await run(
      "estimate",
      "household-fire",
      "tier=national|municipal",
      "accidental=true",
      "loss=10001..20000",
      "--json",
    );
    await run("estimate", "household-fire", "tier=national", "accidental=不知道", "loss=20000", "--json");
    expect(json()).toMatchObject([
      { answer: "yes", amount: "2000.00" },
      { answer: "ask", needs: [], unknown: ["accidental"] },
    ]);
  });

  it("counts what was had already", async () => {
    await run("estimate", "own-illness", ...told, "--used", "yearly=1:8500.00", "--json");
    expect(json()).toMatchObject([{ answer: "no", failed: { kind: "limit", name: "yearly" } }]);
  });

  it("reads another book, and its versions by the day", async () => {
    const rule = paying(
      { multiply: ["paid", "rate"] },
      { paid: money() },
      {
        parameters: { rate: figure("percent", "25%") },
        versions: [
          { version: 1, to: "2027-07-01" },
          { version: 2, from: "2027-07-01", parameters: { rate: "30%" } },
        ],
      },
    );
    const path = fileOf(bookOf({ r: rule }));
    await run("estimate", "r", "paid=100", "--book", path, "--on", "2027-06-30", "--json");
    await run("estimate", "r", "paid=100", "--book", path, "--on", "2027-07-01", "--json");
    expect(json()).toMatchObject([
      { amount: "25.00", version: 1 },
      { amount: "30.00", version: 2 },
    ]);
  });

  it("adds the rules of a group up, or asks what may still matter", async () => {
    const book = new URL("../rules/books/second-book.yaml", import.meta.url).pathname;
    expect(await run("estimate", "hospital", "paid=8000", "member=true", "--book", book)).toBe(0);
    expect(said()).toContain("住院补助只取最高一项：合计 2400.00 元（纺织工会住院补助）");
    out.length = 0;
    await run("estimate", "hospital", "paid=8000", "--book", book, "--json");
    expect(json()).toMatchObject([{ answer: "ask", needs: ["member"], question: { input: "member" } }]);
    expect(await run("estimate", "hospital", "pay=8000", "--book", book)).toBe(2);
  });

  it.each([
    ["a rule that there is not", ["nowhere"]],
    ["an input that there is not", ["own-illness", "copays=1"]],
    ["what is no pair", ["own-illness", "copay"]],
    ["a value that is none", ["own-illness", "copay=lots"]],
    ["a day that is none", ["own-illness", "--on", "2026-02-30"]],
    ["a limit that there is not", ["own-illness", "--used", "monthly=1"]],
    ["a usage that is none", ["own-illness", "--used", "yearly=often"]],
    ["a book that there is not", ["own-illness", "--book", "/nowhere.yaml"]],
  ])("refuses %s with 2", async (_, words) => {
    expect(await run("estimate", ...words)).toBe(2);
    expect(said()).not.toBe("");
  });
});

describe("rules", () => {
  it("lists and shows the shipped book", async () => {
    expect(await run("rules", "list", "--json")).toBe(0);
    expect(json()).toContainEqual(
      expect.objectContaining({ rule: "own-illness", kind: "amount", cases: 11 }),
    );
    expect(await run("rules", "show", "own-illness")).toBe(0);
    expect(said()).toContain("ceiling = 25000  封顶");
    expect(await run("rules", "show", "nowhere")).toBe(2);
  });

  it("checks and tests a sound book", async () => {
    const path = fileOf(cased(5));
    expect(await run("rules", "check", path)).toBe(0);
    expect(await run("rules", "test", path)).toBe(0);
    expect(said()).toBe("✓ 1 rules, 1 cases\n1/1");
  });

  it("names the place of a problem, in words and in JSON", async () => {
    const path = fileOf(bookOf({ r: paying("payed", { paid: money() }) }));
    expect(await run("rules", "check", path)).toBe(1);
    expect(said()).toContain("rules.r.result.amount: 没有“payed”，可用：");
    out.length = 0;
    expect(await run("rules", "check", path, "--json", "--locale", "en")).toBe(1);
    expect(json()).toContainEqual(
      expect.objectContaining({ place: "rules.r.result.amount", key: "unknown-name" }),
    );
    expect(await run("rules", "test", path)).toBe(2);
  });

  it("shows a failing case and what differs", async () => {
    const path = fileOf(cased(6));
    expect(await run("rules", "test", path)).toBe(1);
    expect(said()).toBe("✗ rules.r.cases[0] five\n  amount: 6 ≠ 5.00\n0/1");
    expect(await run("rules", "check", path)).toBe(1);
    out.length = 0;
    expect(await run("rules", "test", path, "--json")).toBe(1);
    expect(json()).toMatchObject([
      { ok: false, rule: "r", name: "five", differences: [{ field: "amount", wanted: "6", found: "5.00" }] },
    ]);
  });

  it("refuses what is no book file with 2", async () => {
    const path = join(folder, "broken.yaml");
    writeFileSync(path, "rules: [\n");
    expect(await run("rules", "check", path)).toBe(2);
    expect(await run("rules", "check", join(folder, "nowhere.yaml"))).toBe(2);
    expect(await run("rules", "list", "--book", path)).toBe(2);
  });
});

describe("rules", () => {
  it("shows the version in force on a day, its expressions written out", async () => {
    expect(await run("rules", "show", "festival-subsidy", "--on", "2012-05-01", "--json")).toBe(0);
    expect(json()).toMatchObject([{ version: 1, to: "2013-01-01", period: "once" }]);
    out.length = 0;
    expect(await run("rules", "show", "own-illness", "--on", "2026-11-27")).toBe(0);
    expect(said()).toContain("counted := 自付 − 其中自费");
    expect(said()).toContain("when[2] threshold: 计入自付 ≥ 起付");
    expect(said()).toContain("amount = 计入自付 × 比例");
    expect(await run("rules", "show", "own-illness", "--on", "someday")).toBe(2);
  });

  it("publishes the schema, equal to its file", async () => {
    await run("rules", "schema");
    const file = readFileSync(new URL("../../src/rules/rule.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(said())).toEqual(JSON.parse(file));
  });

  it("replays decisions from a file, and says with its exit code whether one would change", async () => {
    const facts = { tier: "national", "major-illness": true, "self-funded": "0", "event-date": "2026-03-01" };
    const lines = [
      { id: "a", on: "2026-11-20", facts: { ...facts, copay: "20000" }, amount: "5000.00" },
      { id: "b", on: "2026-11-20", facts: { ...facts, copay: "30000" }, amount: "7000.00" },
    ];
    const path = join(folder, "decisions.jsonl");
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(await run("rules", "replay", "own-illness", "--decisions", path, "--json")).toBe(1);
    expect(json()).toMatchObject([
      {
        rule: "own-illness",
        decisions: 2,
        changed: 1,
        open: 0,
        difference: "500.00",
        largest: [{ id: "b", after: "7500.00" }],
      },
    ]);
    writeFileSync(path, `${JSON.stringify(lines[0])}\n`);
    expect(await run("rules", "replay", "own-illness", "--decisions", path)).toBe(0);
  });
});
