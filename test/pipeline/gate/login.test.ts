import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { queryRows } from "../../../src/features/database.ts";
import { noteLogin } from "../../../src/pipeline/gate/note-login.ts";
import { DATABASES } from "../../databases.ts";
import { openTownHouse } from "../../support/town-house.ts";

describe.each(DATABASES)("another account than last time, on $name", ({ open }) => {
  test("the first login and the same account again freeze nobody", async () => {
    const { house, database } = await openTown(open);
    expect(await noteLogin(house, "bot-1")).toBe(0);
    expect(await noteLogin(house, "bot-1")).toBe(0);
    const rows = await queryRows<{ logins: number; frozen: number; audit: number }>(
      database.db,
      sql`select (select count(*)::int from logins) as logins, (select count(*)::int from bindings where frozen_at is not null) as frozen,
        (select count(*)::int from audit) as audit`,
    );
    expect(rows).toEqual([{ logins: 1, frozen: 0, audit: 0 }]);
    await database.close();
  });

  test("everybody's writes freeze; policy is still answered; a new proof under a new id brings everything back", async () => {
    const { house, database, say, said, bot } = await openTown(open);
    await say("demo-zhaomin", "王建国11月20日退休");
    await noteLogin(house, "bot-1");
    const frozen = await noteLogin(house, "bot-2");
    expect(frozen).toBe(7);
    expect(await noteLogin(house, "bot-2")).toBe(0);
    const heard = async (contactId: string, text: string): Promise<string> => {
      said.length = 0;
      await say(contactId, text);
      return said.map((one) => one.text).join("\n");
    };
    // The card that was open answers to nobody, and nothing is looked up.
    expect(await heard("demo-zhaomin", "确认")).not.toContain("受理编号");
    expect(await heard("demo-zhaomin", "查 王建国")).toContain("重新");
    expect(await heard("demo-zhaomin", "首都劳动奖章算劳模吗")).toContain("首都劳动奖章");
    const [reports] = await queryRows<{ n: number }>(
      database.db,
      sql`select count(*)::int as n from change_reports`,
    );
    expect(reports?.n).toBe(0);

    // What is for people whose ids may be somebody else's by now waits …
    await database.db.execute(sql`update bindings set frozen_at = null where contact_id = 'demo-sunli'`);
    said.length = 0;
    await say("demo-sunli", "周福生师傅昨天走了");
    await say("demo-sunli", "确认");
    await bot.pump();
    expect(said.filter(({ to }) => to.contactId === "demo-hefang")).toEqual([]);
    const waiting = await queryRows<{ n: number }>(
      database.db,
      sql`select count(*)::int as n from outbox where contact_id = 'demo-hefang' and sent_at is null and leased_until is null`,
    );
    expect(waiting[0]?.n).toBeGreaterThan(0);

    // … until one of them proves to be who she was, under her new id.
    await database.db.execute(sql`update bindings set frozen_at = null where contact_id = 'demo-lvqiang'`);
    const code = /绑定 (\S+)/.exec(await heard("demo-lvqiang", "发码 经办 何芳"))?.[1] ?? "";
    expect(code).not.toBe("");
    await say("@hefang-after-login", `绑定 ${code}`);
    await bot.pump();
    const arrived = said.filter(({ to }) => to.contactId === "@hefang-after-login").map(({ text }) => text);
    expect(arrived.join("\n")).toContain("周福生");
    expect(said.some(({ to }) => to.contactId === "demo-hefang")).toBe(false);
    await database.close();
  });
});

async function openTown(open: (typeof DATABASES)[number]["open"]) {
  const database = await open();
  return { database, ...(await openTownHouse(database)) };
}
