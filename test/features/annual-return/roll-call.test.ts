import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { DATABASES } from "../../databases.ts";
import { openTownHouse } from "../../support/town-house.ts";

/** What a phone shows in about two screens; every puppet takes it in one message. */
const MOST_LINES = 42;
const MOST_CHARACTERS = 1_500;

describe.each(DATABASES)("a roll of 500 on $name", ({ open }) => {
  test("is called in parts that a phone shows, everyone once, and answered by number", async () => {
    const database = await open();
    try {
      const { bot, house, said, say } = await openTownHouse(database);
      await database.db.execute(sql`
        with made as (
          insert into people (id, name, custodian_union_id)
          select gen_random_uuid(), '欧阳' || chr(20320 + n), (select id from unions where name = '展览路印刷厂工会')
          from generate_series(1, 497) n returning id)
        insert into honours (id, person_id, title_code, year)
        select gen_random_uuid(), id, 'beijing-model-worker', 2010 from made`);
      await house.directory.refresh(database.db);
      await say("demo-sunli", "年报");
      await bot.drain();
      const heard = said.filter(({ to }) => to.contactId === "demo-sunli").map(({ text }) => text);
      const parts = heard.filter((text) => text.includes("年度点名"));
      expect(parts).toHaveLength(13);
      for (const part of parts) {
        expect(part.split("\n").length).toBeLessThanOrEqual(MOST_LINES);
        expect(part.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      }
      const numbers = parts.flatMap((part) =>
        [...part.matchAll(/^(\d+)\. /gmu)].map(([, number]) => Number(number)),
      );
      expect(numbers).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
      expect(parts[12]).toContain("（13/13）");
      expect(heard.at(-1)).toContain("确认");

      await say("demo-sunli", "17、403退休");
      await bot.drain();
      expect(said.at(-1)?.text).toContain("哪一天");
      expect(said.at(-1)?.text ?? "").toContain("退休");
    } finally {
      await database.close();
    }
  });
});
