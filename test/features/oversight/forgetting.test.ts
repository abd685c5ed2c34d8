import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { transactAsSystem } from "../../../src/features/acting.ts";
import { queryRows } from "../../../src/features/database.ts";
import {
  applyRetention,
  ERASED_NAME,
  erasePerson,
  RETENTION,
} from "../../../src/features/oversight/index.ts";
import { verifyAudit } from "../../../src/pipeline/audit/verify-audit.ts";
import { BOT_DATABASES, DATABASES } from "../../databases.ts";
import { findLedgerProblems } from "../../support/money/check-ledger.ts";
import { openTownHouse } from "../../support/town-house.ts";

type Town = Awaited<ReturnType<typeof openTownHouse>>;

const ask = <Row>(town: Town, statement: ReturnType<typeof sql>): Promise<Row[]> =>
  transactAsSystem(town.house.db, (tx) => queryRows<Row>(tx, statement));

const numbers = async (town: Town): Promise<Record<string, number>> => {
  const [row] = await ask<Record<string, number>>(
    town,
    sql`select (select count(*)::int from change_reports) as reports, (select count(*)::int from field_history) as history,
      (select count(*)::int from inbox) as messages, (select count(*)::int from inbox where text_sealed is not null) as texts,
      (select count(*)::int from conversations where state_sealed is not null) as drafts,
      (select count(*)::int from outbox where body_sealed <> '') as sent, (select count(*)::int from binding_codes) as codes,
      (select count(*)::int from applications where facts_sealed is not null) as facts`,
  );
  return row ?? {};
};

describe.each(BOT_DATABASES)("retention on $name", ({ open }) => {
  test("a dry run counts and changes nothing; a run forgets just that; records and the chain stay", async () => {
    const database = await open();
    const town = await openTownHouse(database);
    for (const [who, text] of [
      ["demo-zhaomin", "王建国昨天退休"],
      ["demo-zhaomin", "确认"],
      ["demo-zhaomin", "发码 陈静"],
      ["demo-zhaomin", "今天天气不错"],
      ["demo-zhaomin", "李秀英师傅昨天走了"],
      ["demo-chenjing", "我生病自付4.2万，其中自费8千，能补多少"],
      ["demo-chenjing", "申请"],
      ["demo-chenjing", "确认"],
    ] as const)
      await town.say(who, text);
    const before = await numbers(town);
    expect(before["facts"]).toBe(1);
    const run = (days: number, dryRun: boolean) =>
      transactAsSystem(town.house.db, (tx) =>
        applyRetention(tx, new Date(town.clock.now().getTime() + days * 86_400_000), dryRun),
      );
    expect(Object.values(await run(6, true)).every((rows) => rows === 0)).toBe(true);
    const planned = await run(91, true);
    expect(await numbers(town)).toEqual(before);
    expect(planned).toMatchObject({ drafts: before["drafts"], codes: 1 });
    expect(planned["message-texts"]).toBeGreaterThan(0);
    expect(planned["sent-texts"]).toBe(before["sent"]);
    expect(await run(91, false)).toEqual(planned);
    expect(Object.values(await run(91, false)).every((rows) => rows === 0)).toBe(true);
    const after = await numbers(town);
    expect(after).toMatchObject({
      reports: before["reports"],
      history: before["history"],
      messages: before["messages"],
      drafts: 0,
      sent: 0,
      codes: 0,
    });
    // What a report rests on is kept for ever, and so is its source.
    expect(after["texts"]).toBe((before["texts"] ?? 0) - planned["message-texts"]);
    expect(after["texts"]).toBeGreaterThan(0);
    await database.close();
  });

  test("撤回同意: what rested on it goes the next night, and comes back with nothing", async () => {
    const database = await open();
    const town = await openTownHouse(database);
    for (const text of ["我生病自付4.2万，其中自费8千，能补多少", "申请", "确认", "撤回同意"])
      await town.say("demo-chenjing", text);
    expect(town.said.at(-1)?.text).toContain("同意");
    const before = await numbers(town);
    expect(before).toMatchObject({ facts: 1 });
    const result = await transactAsSystem(town.house.db, (tx) => applyRetention(tx, town.clock.now(), false));
    expect(result.withdrawn).toBeGreaterThan(0);
    const after = await numbers(town);
    expect(after).toMatchObject({ facts: 0, messages: before["messages"] });
    expect(after["texts"]).toBeLessThan(before["texts"] ?? 0);
    await town.say("demo-chenjing", "我的申请");
    expect(town.said.at(-1)?.text).not.toMatch(/42,?000|34,?000/);
    await database.close();
  });
});

test("what is kept for how long stands in the README", async () => {
  const { readFileSync } = await import("node:fs");
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  for (const [rule, { days }] of Object.entries(RETENTION))
    expect(readme).toMatch(new RegExp(`\\| ${rule}\\s+\\| ${days} days\\s+\\|`));
});

describe.each(DATABASES)("erasing a person on $name", ({ open }) => {
  test("nothing of them is left to read; accounts add up and the chain proves itself", async () => {
    const database = await open();
    const town = await openTownHouse(database);
    for (const [who, text] of [
      ["demo-zhaomin", "陈静电话改成13874629005"],
      ["demo-zhaomin", "确认"],
      ["demo-zhaomin", "陈静搬到槐柏树北里七号楼"],
      ["demo-zhaomin", "确认"],
      ["demo-chenjing", "我生病自付4.2万，其中自费8千，能补多少"],
      ["demo-chenjing", "申请"],
      ["demo-chenjing", "确认"],
      ["demo-guest", "陈静昨天去世了"],
    ] as const)
      await town.say(who, text);
    const [person] = await ask<{ id: string }>(town, sql`select id from people where name = '陈静'`);
    const id = person?.id ?? "";
    const before = await numbers(town);
    const erased = await transactAsSystem(town.house.db, (tx) =>
      erasePerson(tx, town.vault, id, town.clock.now()),
    );
    for (const table of [
      "people",
      "bindings",
      "field_history",
      "change_reports",
      "inbox",
      "applications",
      "leads",
      "outbox",
    ])
      expect([table, (erased[table] ?? 0) > 0]).toEqual([table, true]);
    const [row] = await ask<Record<string, unknown>>(
      town,
      sql`select to_jsonb(p) as row from people p where id = ${id}::uuid`,
    );
    expect(row?.["row"]).toMatchObject({
      name: ERASED_NAME,
      phone_sealed: null,
      phone_index: null,
      birthday: null,
    });
    expect(await numbers(town)).toMatchObject({
      reports: before["reports"],
      history: before["history"],
      facts: 0,
    });
    expect(await transactAsSystem(town.house.db, findLedgerProblems)).toEqual([]);
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
    // The bot goes on: the record is closed, the contact is a stranger, the officer's list is one shorter.
    await town.say("demo-zhaomin", "我单位名单");
    expect(town.said.at(-1)?.text).not.toContain("陈静");
    await town.say("demo-chenjing", "我的信息");
    expect(town.said.at(-1)?.text).toContain("绑定");
    await town.say("demo-zhaomin", "撤销");
    await database.close();
  });
});
