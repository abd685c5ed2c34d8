import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readRawBook } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { importBook } from "../../../src/features/rule-changes/index.ts";
import {
  evaluate,
  parseRuleBook,
  splitBook,
  type CompiledRule,
  type Facts,
  type Library,
} from "../../../src/rules/index.ts";
import { DATABASES } from "../../databases.ts";
import { SmallHouse } from "../../support/small-house.ts";
import { NOW, TODAY } from "../../support/stage-rules.ts";

const STAFF = "demo-hefang";
const DIRECTOR = "demo-lvqiang";
const POOR = { income: "0", members: 1, ill: false, poor: false };

function bookOf(name: string): Parameters<typeof importBook>[1] {
  const raw = readRawBook(new URL(`../../rules/books/${name}`, import.meta.url).pathname);
  const book = raw.ok ? parseRuleBook(raw.value) : raw;
  if (!raw.ok || !book.ok) throw new Error(`${name} does not hold`);
  const { clauses, documents } = raw.value as unknown as Library;
  return { library: { clauses, documents }, versions: splitBook(raw.value, book.value) };
}

describe.each(DATABASES)("a figure that others publish on $name", ({ open }) => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = new SmallHouse(await open());
    await house.open();
    for (const name of ["districts.yaml", "second-book.yaml"]) {
      const book = bookOf(name);
      // The two books publish a standard of the same name: the second one's is by place, and called otherwise here.
      const versions = book.versions.filter(({ code }) => name === "districts.yaml" || code === "dibao");
      const renamed = versions.map((each) =>
        name === "districts.yaml"
          ? each
          : { ...each, code: "local-dibao", body: withName(each.body, "区低保标准") },
      );
      await house.database.db.transaction((tx) =>
        importBook(
          tx as Tx,
          { ...book, versions: renamed },
          { by: "administrator:a", at: NOW, today: TODAY, inForce: true },
        ),
      );
    }
    await house.say("stranger", "你好");
  });
  afterAll(() => house.database.close());

  const ask = (code: string, facts: Facts, on: string): unknown =>
    evaluate(house.house.rules.current.rules.get(code) as CompiledRule, facts, { on });
  const told = async (contact: string): Promise<string> => {
    const rows = await queryRows<{ body: string }>(
      house.database.db,
      sql`select body_sealed as body from outbox where contact_id = ${contact} order by id`,
    );
    return rows.map(({ body }) => body).join("\n");
  };
  const say = async (contact: string, ...texts: readonly string[]): Promise<void> => {
    for (const text of texts) await house.say(contact, text);
  };

  it("is looked up as published, and 未配置 after its last day", () => {
    expect(ask("hardship", POOR, "2025-06-30")).toMatchObject({ answer: "yes", amount: "700.00" });
    expect(ask("hardship", POOR, "2026-12-01")).toMatchObject({ answer: "yes", amount: "725.00" });
    const facts = { bankrupt: true, joined: "2000-01-01", "event-date": "2026-09-01" };
    expect(ask("jobless", facts, "2026-11-01")).toMatchObject({ result: { kind: "not-configured" } });
  });

  it("is proposed by chat, and holds for every rule from its day once another approves", async () => {
    await say(STAFF, "低保标准改为1500元，2027年7月1日起");
    expect(await told(STAFF)).toMatch(/低保标准.*2027年7月1日.*1,450\.00 元 → 1,500\.00 元/s);
    await say(STAFF, "确认");
    await say("stranger", "谢谢");
    expect(ask("hardship", POOR, "2027-07-01")).toMatchObject({ amount: "725.00" });
    await say(STAFF, "批准规则", "确认");
    await say("stranger", "谢谢");
    expect(ask("hardship", POOR, "2027-07-01")).toMatchObject({ amount: "725.00" });
    await say(DIRECTOR, "批准规则", "确认");
    await say("stranger", "谢谢");
    expect(ask("hardship", POOR, "2027-06-30")).toMatchObject({ amount: "725.00", version: 1 });
    expect(ask("hardship", POOR, "2027-07-01")).toMatchObject({ amount: "750.00", version: 1 });
  });

  it("is set where nothing was published yet", async () => {
    await say(STAFF, "最低工资标准改为2600元，2026年9月1日起");
    expect(await told(STAFF)).toMatch(/最低工资标准.*2026年9月1日.*2,540\.00 元 → 2,600\.00 元/s);
    await say(STAFF, "确认");
    await say(DIRECTOR, "批准规则", "确认");
    await say("stranger", "谢谢");
    const facts = { bankrupt: true, joined: "2000-01-01", "event-date": "2026-09-01" };
    expect(ask("jobless", facts, "2026-11-01")).toMatchObject({ answer: "yes", amount: "1820.00" });
    const before = { ...facts, "event-date": "2026-08-31" };
    expect(ask("jobless", before, "2026-11-01")).toMatchObject({ answer: "yes", amount: "1778.00" });
  });

  it("of one place leaves the other places as they are", async () => {
    await say(STAFF, "东区低保标准改为1600元，2027年7月1日起", "确认");
    await say(DIRECTOR, "批准规则", "确认");
    await say("stranger", "谢谢");
    expect(ask("local-dibao", { place: "east" }, "2027-07-01")).toMatchObject({ amount: "1600.00" });
    expect(ask("local-dibao", { place: "west" }, "2027-07-01")).toMatchObject({
      result: { kind: "not-configured" },
    });
    expect(ask("local-dibao", { place: "west" }, "2026-06-30")).toMatchObject({ amount: "1395.50" });
  });

  it("has a history like that of any figure", async () => {
    await say(STAFF, "最低工资标准历史");
    expect(await told(STAFF)).toMatch(
      /最低工资标准.*2,420\.00 元 → 2,540\.00 元.*2,540\.00 元 → 2,600\.00 元/s,
    );
  });
});

const withName = <B extends { readonly rule: object }>(body: B, name: string): B => ({
  ...body,
  rule: { ...body.rule, name: { "zh-CN": name, en: name } },
});
