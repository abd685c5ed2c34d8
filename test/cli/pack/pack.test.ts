import { describe, expect, test } from "vitest";

import { readWhole } from "../../support/whole-sheet.ts";
import { phoneBook, rosterBook } from "../../../src/cli/pack/pack-sheets.ts";
import { transactAsSystem } from "../../../src/features/acting.ts";
import type { Workbook } from "../../../src/features/enclosure.ts";
import { DATABASES } from "../../databases.ts";
import { openTownHouse } from "../../support/town-house.ts";

describe.each(DATABASES)("the offline pack on $name", ({ open }) => {
  test("who is where and whom to call, and nothing that paper should not say", async () => {
    const database = await open();
    const { house, say } = await openTownHouse(database);
    await say("demo-zhaomin", "王建国昨天被立案了");
    await say("demo-zhaomin", "确认");
    await transactAsSystem(database.db, (tx) => house.directory.refresh(tx));
    const read = async (book: Workbook): Promise<string> => {
      const sheet = await readWhole((await house.drawFile(book, "zh-CN")).bytes);
      if (!sheet.ok) throw new Error(sheet.refusal);
      return sheet.value.map(({ cells }) => cells.join("|")).join("\n");
    };
    const roster = await read(await rosterBook(house, database.db, "审计编号 7"));
    expect(roster).toContain("红星百货工会|王建国|2005|在职|139****");
    expect(roster).not.toMatch(/1[3-9]\d{9}/);
    expect(roster).not.toMatch(/暂停|违纪/);
    expect(roster).toContain("审计编号 7");
    const phones = await read(await phoneBook(house, database.db, "审计编号 7"));
    expect(phones).toContain("红星百货工会|赵敏|经办|010-55550101");
    await database.close();
  });
});
