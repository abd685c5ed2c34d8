import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { queryRows } from "../../../src/features/database.ts";
import { watchFailpoints } from "../../../src/pipeline/faults/failpoint.ts";
import { DATABASES } from "../../databases.ts";
import { openTownHouse } from "../../support/town-house.ts";

interface Aside {
  readonly id: string;
  readonly tries: number;
  readonly reason: string;
  readonly sealed: string;
}

describe.each(DATABASES)("a message that cannot be handled, on $name", ({ open }) => {
  test("five tries, then put aside: its sender and staff are told, and the next message finds the way free", async () => {
    const database = await open();
    const { say, said, vault, house, bot } = await openTownHouse(database);
    let tries = 0;
    watchFailpoints((point) => {
      if (point !== "message-claimed") return;
      tries += 1;
      throw new TypeError("王建国: cannot read properties");
    });
    await say("demo-zhaomin", "王建国11月20日退休", { id: "poison" });
    watchFailpoints(undefined);
    expect(tries).toBe(5);
    expect(said.map(({ to }) => to.contactId)).toEqual(["demo-zhaomin", "demo-hefang"]);
    expect(said[1]?.text).toMatch(/赵敏.*5 次/u);
    const rows = await queryRows<Aside>(
      database.db,
      sql`select id, tries, reason, text_sealed as sealed from quarantine`,
    );
    expect(rows).toMatchObject([{ tries: 5, reason: "TypeError" }]);
    const [row] = rows;
    const place = { table: "quarantine", column: "text", row: row?.id ?? "" };
    expect(vault.open(row?.sealed ?? "", place)).toBe("王建国11月20日退休");

    said.length = 0;
    // It never comes again, under its id …
    await say("demo-zhaomin", "王建国11月20日退休", { id: "poison" });
    expect(said).toEqual([]);
    // … and the same words are handled when they can be.
    await say("demo-zhaomin", "王建国11月20日退休");
    expect(said.at(-1)?.text).toContain("请核对");
    await bot.settle();
    const [audit] = await queryRows<{ n: number }>(
      database.db,
      sql`select count(*)::int as n from audit where action = 'quarantine-message'`,
    );
    expect(audit?.n).toBe(1);
    expect(house.pending.find("demo-zhaomin", house.clock.now())).toBeNull();
    await database.close();
  });

  test("what clashed with another transaction is tried again, and done once", async () => {
    const database = await open();
    const { say, said } = await openTownHouse(database);
    let left = 3;
    watchFailpoints((point) => {
      if (point === "message-before-commit" && left-- > 0)
        throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
    });
    await say("demo-zhaomin", "王建国11月20日退休");
    watchFailpoints(undefined);
    expect(said).toHaveLength(1);
    const [counts] = await queryRows<{ inbox: number; aside: number }>(
      database.db,
      sql`select (select count(*)::int from inbox) as inbox, (select count(*)::int from quarantine) as aside`,
    );
    expect(counts).toEqual({ inbox: 1, aside: 0 });
    await database.close();
  });
});
