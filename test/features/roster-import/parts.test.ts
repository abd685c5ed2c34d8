import { sql } from "drizzle-orm";
import { array, assert, asyncProperty, constantFrom, integer, option, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { LocalDate } from "../../../src/domain/local-date.ts";
import { done } from "../../../src/domain/outcome.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { applyImport, planImport } from "../../../src/features/roster-import/index.ts";
import type { Sheet } from "../../../src/features/sheet-reader.ts";
import { DATABASES } from "../../databases.ts";
import { SmallHouse } from "../../support/small-house.ts";

const HEADING = ["姓名", "单位", "身份证号", "荣誉称号", "获奖年份", "职务"];
type Row = readonly string[];

/** The rows handed over so many at a time. */
const cut =
  (rows: readonly Row[], size: number): Sheet =>
  async (take) => {
    const numbered = [HEADING, ...rows].map((cells, index) => ({ number: index + 1, cells, formulas: [] }));
    for (let at = 0; at < numbered.length; at += size) await take(numbered.slice(at, at + size));
    return done(numbered.length);
  };

const IDS = ["110105199003070076", "11010519491231002X"];
const someRow = record({
  // Two of one name are in the demo district, 刘洋 twice in one union; the other two are new.
  name: constantFrom("陈静", "刘洋", "孙大海", "周小川"),
  union: constantFrom("红星百货", "展览路印刷厂"),
  id: option(constantFrom(...IDS), { nil: "" }),
  year: option(constantFrom("2010", "2015", "2020"), { nil: "" }),
  post: constantFrom("", "组长", "顾问"),
}).map(({ name, union, id, year, post }): Row => [
  name,
  union,
  id,
  year === "" ? "" : "北京市劳动模范",
  year,
  post,
]);

const TODAY = "2026-11-21" as LocalDate;

class RolledBack extends Error {}

describe.each(DATABASES)("a roster that is read in parts, on $name", ({ open }) => {
  let small: SmallHouse;
  beforeAll(async () => {
    small = new SmallHouse(await open());
    await small.open();
  });
  afterAll(() => small.database.close());

  /** What `work` gives; nothing of it stays. */
  async function inPassing<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const results: T[] = [];
    const run = small.database.db.transaction(async (tx) => {
      results.push(await work(tx as Tx));
      throw new RolledBack();
    });
    await run.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
    return results[0] as T;
  }

  async function plan(tx: Tx, sheet: Sheet) {
    const { directory, vault } = small.house;
    const planned = await planImport({ tx, world: { directory, vault, today: TODAY } }, sheet);
    if (!planned.ok) throw new Error(planned.refusal);
    return planned.value;
  }

  const source = { bindingId: null, inboxId: null, at: new Date("2026-11-21T02:00:00Z") };

  test("comes to the same however it is cut, and what is written is there the next time", async () => {
    await assert(
      asyncProperty(
        array(someRow, { minLength: 1, maxLength: 6 }),
        integer({ min: 1, max: 4 }),
        async (rows, size) => {
          await inPassing(async (tx) => {
            const whole = await plan(tx, cut(rows, 100));
            const parts = await plan(tx, cut(rows, size));
            expect(parts).toEqual({ ...whole, names: parts.names });
            if (parts.errors.length > 0) return;
            await applyImport(tx, small.house.vault, { sheet: cut(rows, size), plan: parts }, source);
            const again = await plan(tx, cut(rows, size));
            expect(again.errors).toEqual([]);
            expect(again.summary).toMatchObject({ added: 0, changed: 0, unchanged: rows.length });
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each<[string, readonly Row[], readonly object[]]>([
    [
      "the same new person twice",
      [
        ["孙大海", "红星百货", "", "", "", ""],
        ["孙大海", "红星百货", "", "", "", "组长"],
      ],
      [{ number: 3, field: "name", problem: "twice-in-file", other: 2 }],
    ],
    [
      "one ID number under two names",
      [
        ["孙大海", "红星百货", IDS[0]!, "", "", ""],
        ["周小川", "红星百货", IDS[0]!, "", "", ""],
      ],
      [{ number: 3, problem: "twice-in-file", other: 2 }],
    ],
    [
      "an ID number for somebody known, and once more for somebody new",
      [
        ["陈静", "红星百货", IDS[0]!, "", "", ""],
        ["周小川", "红星百货", IDS[0]!, "", "", ""],
      ],
      [{ number: 3, problem: "twice-in-file", other: 2 }],
    ],
    [
      "a namesake of whom nothing says who it is",
      [
        ["孙大海", "红星百货", IDS[0]!, "", "", ""],
        ["孙大海", "红星百货", "", "", "", ""],
      ],
      [{ number: 3, field: "name", problem: "twice-in-file", other: 2 }],
    ],
    [
      "namesakes told apart by their ID numbers, and by their honours",
      [
        ["孙大海", "红星百货", IDS[0]!, "", "", ""],
        ["孙大海", "红星百货", IDS[1]!, "", "", ""],
        ["周小川", "红星百货", "", "北京市劳动模范", "2010", ""],
        ["周小川", "红星百货", "", "北京市劳动模范", "2015", ""],
      ],
      [],
    ],
    [
      "namesakes in the archive, told apart and not",
      [
        ["刘洋", "红星百货", "", "北京市劳动模范", "2020", "组长"],
        ["刘洋", "红星百货", "", "", "", "组长"],
      ],
      [{ number: 3, field: "name", problem: "namesakes" }],
    ],
  ])("%s", async (_, rows, errors) => {
    await inPassing(async (tx) => {
      const planned = await plan(tx, cut(rows, 1));
      expect(planned.errors).toMatchObject(errors);
      expect(planned.errors).toHaveLength(errors.length);
      const before = await queryRows<{ n: number }>(tx, sql`select count(*)::int as n from people`);
      if (errors.length > 0) return;
      await applyImport(tx, small.house.vault, { sheet: cut(rows, 1), plan: planned }, source);
      const after = await queryRows<{ n: number }>(tx, sql`select count(*)::int as n from people`);
      expect((after[0]?.n ?? 0) - (before[0]?.n ?? 0)).toBe(rows.length);
    });
  });
});
