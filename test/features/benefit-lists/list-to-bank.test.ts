import { sql } from "drizzle-orm";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";

import { queryRows } from "../../../src/features/database.ts";
import { DATABASES } from "../../databases.ts";
import { inForce, configure, shippedRaw } from "../../support/money/amended-book.ts";
import { findLedgerProblems } from "../../support/money/check-ledger.ts";
import { plainVault } from "../../support/plain-vault.ts";
import { SmallHouse } from "../../support/small-house.ts";

const STAFF = "demo-hefang";
const DIRECTOR = "demo-lvqiang";
const CARD = "6222020200001234567";

/** The district with the standards of Double Ninth and Spring Festival set: 200 and 1,500 yuan. */
async function openWithStandards(small: SmallHouse): Promise<void> {
  const house = await small.open();
  const configured = configure(configure(shippedRaw(), "double-ninth", { sum: 200 }), "festival-subsidy", {
    spring: 1500,
    "may-day": 500,
    "national-day": 500,
  });
  Object.assign(house, { rules: inForce(configured) });
}

describe.each(DATABASES)("on $name", ({ open }) => {
  const said = async (small: SmallHouse, contactId: string): Promise<string> => {
    const [row] = await queryRows<{ id: string; body: string }>(
      small.database.db,
      sql`select id, body_sealed as body from outbox where contact_id = ${contactId} order by id desc limit 1`,
    );
    return plainVault.open(row?.body ?? "", { table: "outbox", column: "body", row: row?.id ?? "" });
  };

  test("from the list over two approvals to the bank and back; nobody is paid twice", async () => {
    const small = new SmallHouse(await open(), "2026-09-20T02:00:00Z");
    const { db } = small.database;
    await openWithStandards(small);
    const say = async (who: string, text: string): Promise<string> => {
      await small.say(who, text);
      return said(small, who);
    };
    await small.say(STAFF, "生成重阳慰问名单");
    expect(await say(STAFF, "查看名单MD2026-0001")).toMatch(/待批准：3 人\n共 600\.00 元/);
    // Somebody dies between list and approval: no money for them.
    await small.say("demo-sunli", "周福生昨天去世了");
    await small.say("demo-sunli", "确认");
    expect(await say(DIRECTOR, "批准名单MD2026-0001")).toMatch(/已批准：2 人，共 400\.00 元/);
    expect(await say(DIRECTOR, "批准名单MD2026-0001")).toMatch(/没有重复办理/);
    // A second list of the same year finds that they had it.
    await small.say(STAFF, "生成重阳慰问名单");
    expect(await say(STAFF, "查看名单MD2026-0002")).toMatch(/待批准：0 人[^]*已享受过/);
    expect(await say(STAFF, "生成发放批次")).toMatch(/FK2026-0001：2 笔，共 400\.00 元/);
    await small.say(STAFF, "导出批次FK2026-0001");
    await small.say(DIRECTOR, "同意导出批次FK2026-0001");
    const [file] = await queryRows<{ id: string; content: string }>(
      db,
      sql`select id, content_sealed as content from outgoing_files order by created_at desc limit 1`,
    );
    const bytes = plainVault.openBytes(file?.content ?? "", {
      table: "outgoing_files",
      column: "content",
      row: file?.id ?? "",
    });
    const cells = (await readXlsx(bytes)).sheets[0]?.rows.flat().map(String) ?? [];
    expect(cells).toEqual(expect.arrayContaining(["李秀英", "韩春生", "200.00", "银行卡号"]));
    expect(cells).not.toContain("周福生");
    expect(await say(STAFF, "批次FK2026-0001已到账")).toMatch(/2 笔，共 400\.00 元/);
    expect(await say(STAFF, "银行退回李秀英，卡号有误")).toMatch(/李秀英[^]*200\.00/);
    expect(await say(STAFF, "今年发了多少钱")).toMatch(/发放统计2026-2026/);
    expect(await findLedgerProblems(db)).toEqual([]);
    const [paid] = await queryRows<{ paid: string }>(
      db,
      sql`select paid::text from budget_lines where year = 2026 and item = ''`,
    );
    expect(paid?.paid).toBe("200.00");
    await small.database.close();
  });

  test("the card that is missing is an exception until it is there, and goes to the bank in full", async () => {
    const small = new SmallHouse(await open(), "2027-01-07T02:00:00Z");
    const { db } = small.database;
    await openWithStandards(small);
    await small.say(STAFF, "生成春节补助名单");
    await small.say(STAFF, "查看名单MD2027-0001");
    expect(await said(small, STAFF)).toMatch(/待批准：0 人[^]*冯德利（[^]*缺京卡/);
    const [person] = await queryRows<{ id: string }>(db, sql`select id from people where name = '冯德利'`);
    const id = person?.id ?? "";
    const sealed = plainVault.seal(CARD, { table: "people", column: "card", row: id });
    await db.execute(sql`update people set card_sealed = ${sealed}, card_index = ${plainVault.blindIndex("card", CARD)}
      where id = ${id}::uuid`);
    await small.say(STAFF, "生成春节补助名单");
    await small.say(STAFF, "查看名单MD2027-0002");
    expect(await said(small, STAFF)).toMatch(/待批准：1 人\n共 1,500\.00 元/);
    await small.say(DIRECTOR, "批准名单MD2027-0002");
    await small.say(STAFF, "生成发放批次");
    await small.say(STAFF, "导出批次FK2027-0001");
    const before = await queryRows(db, sql`select 1 from outgoing_files`);
    await small.say(DIRECTOR, "同意导出批次FK2027-0001");
    expect(before).toHaveLength(0);
    const [file] = await queryRows<{ id: string; content: string }>(
      db,
      sql`select id, content_sealed as content from outgoing_files`,
    );
    const bytes = plainVault.openBytes(file?.content ?? "", {
      table: "outgoing_files",
      column: "content",
      row: file?.id ?? "",
    });
    const cells = (await readXlsx(bytes)).sheets[0]?.rows.flat().map(String) ?? [];
    expect(cells).toEqual(expect.arrayContaining(["冯德利", CARD, "1500.00"]));
    expect(cells.join(" ")).toMatch(/审计编号 DC2027-0001[^]*2027年1月14日 前销毁/);
    expect(await findLedgerProblems(db)).toEqual([]);
    await small.database.close();
  });
});
