import { inflateRawSync } from "node:zlib";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readSheet } from "../../../src/adapters/spreadsheet/read-sheet.ts";
import { readWhole } from "../../support/whole-sheet.ts";
import { transactAsSystem } from "../../../src/features/acting.ts";
import { dateInZone } from "../../../src/domain/local-date.ts";
import {
  buildWorkbook,
  collectTables,
  type ExportKind,
  type ExportRequest,
  sourceOf,
} from "../../../src/features/roster-export/index.ts";
import { planImport } from "../../../src/features/roster-import/index.ts";
import { DATABASES } from "../../databases.ts";
import { SmallHouse } from "../../support/small-house.ts";

const FORMULA = '=HYPERLINK("http://x","y")';

describe.each(DATABASES)("exported sheets on $name", ({ open }) => {
  let small: SmallHouse;
  beforeAll(async () => {
    small = new SmallHouse(await open());
    const { db } = await small.open();
    await transactAsSystem(db, (tx) =>
      tx.execute(sql`update people set post = ${FORMULA} where name = '陈静'`),
    );
    await transactAsSystem(db, (tx) =>
      tx.execute(sql`update people set work_unit = '+1+1' where name = '张伟'`),
    );
    await small.say("demo-zhaomin", "李秀英师傅昨天走了");
    await small.say("demo-zhaomin", "确认");
    await small.say("demo-zhaomin", "陈静昨天因违纪被立案审查");
    await small.say("demo-zhaomin", "确认");
    await transactAsSystem(db, (tx) => small.house.directory.refresh(tx));
  });
  afterAll(() => small.database.close());

  const write = (request: Partial<ExportRequest> & { kind: ExportKind }): Promise<Uint8Array> =>
    transactAsSystem(small.house.db, async (tx) => {
      const source = sourceOf({
        tx,
        world: { ...small.house, rules: small.house.rules.current },
        today: dateInZone(small.clock.now()),
      });
      const whole = { unionId: null, year: 2026, masked: true, ...request };
      const tables = await collectTables(source, whole);
      const workbook = buildWorkbook(source, whole, tables, {
        number: "X00042",
        by: "何芳",
        at: "2026-11-21",
        purpose: "例会",
        expires: "2026-11-28",
      });
      return (await small.house.drawFile(workbook, "zh-CN")).bytes;
    });

  const read = async (bytes: Uint8Array) => {
    const sheet = await readWhole(bytes);
    if (!sheet.ok) throw new Error(sheet.refusal);
    return sheet.value;
  };

  test("a roster says where it comes from, and hides what it must", async () => {
    const bytes = await write({ kind: "roster" });
    const rows = await read(bytes);
    const text = JSON.stringify(rows);
    expect(rows[1]?.cells[0]).toContain("X00042");
    expect(rows[1]?.cells[0]).toContain("共 12 行");
    expect(text).toContain("139****0003");
    expect(text).not.toContain("13900000003");
    expect(text).not.toContain("李秀英");
    expect(rows.flatMap(({ formulas }) => formulas)).toEqual([]);
    expect(text).toContain("=HYPERLINK");
    expect(partOf(bytes, "xl/worksheets/sheet1.xml")).toMatch(/<oddFooter>&amp;LX00042/);
  });

  test("in full, it can be imported again and changes nothing", async () => {
    const bytes = await write({ kind: "roster", masked: false });
    expect(JSON.stringify(await read(bytes))).toContain("13900000003");
    const plan = await transactAsSystem(small.house.db, (tx) =>
      planImport(
        {
          tx,
          world: {
            directory: small.house.directory,
            vault: small.house.vault,
            today: dateInZone(small.clock.now()),
          },
        },
        readSheet(bytes),
      ),
    );
    expect(plan).toMatchObject({
      ok: true,
      value: { errors: [], summary: { rows: 12, added: 0, changed: 0, unchanged: 12 } },
    });
  });

  test("the form is a ruled A4 page across for each unit, 无变动 where nothing changed", async () => {
    const bytes = await write({ kind: "form" });
    const sheets = [1, 2, 3, 4, 5].map((index) => partOf(bytes, `xl/worksheets/sheet${index}.xml`));
    for (const sheet of sheets) {
      expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"/);
      expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"/);
    }
    expect(partOf(bytes, "xl/styles.xml")).toContain('style="thin"');
    const words = partOf(bytes, "xl/sharedStrings.xml") + sheets.join("");
    const has = (word: string): boolean => words.includes(word);
    const wanted = ["变动情况报告表", "填报单位：红星百货工会", "负责人（签字）", "无变动", "已去世"];
    expect(wanted.filter((word) => !has(word))).toEqual([]);
    // 违纪 is for few eyes, and this goes from hand to hand.
    expect([has("重大情况（内部掌握）"), has("违纪违法"), has("暂停待核")]).toEqual([true, false, false]);
  });

  test("changes and returns of the year", async () => {
    const changes = JSON.stringify(await read(await write({ kind: "changes", masked: false })));
    expect(changes).toContain("违纪违法");
    expect(changes).toContain("暂停待核");
    const returns = await read(await write({ kind: "returns" }));
    expect(returns.filter(({ cells }) => cells.includes("未报"))).toHaveLength(5);
  });
});

/** A part of a zip archive, found by its local header. */
function partOf(bytes: Uint8Array, name: string): string {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = buffer.readUInt16LE(at + 28);
    const extra = buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    if (buffer.toString("utf8", at + 46, at + 46 + length) === name) {
      const local = buffer.readUInt32LE(at + 42);
      const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
      const packed = buffer.subarray(start, start + buffer.readUInt32LE(at + 20));
      return (buffer.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    }
    at += 46 + length + extra;
  }
  throw new Error(`no part ${name}`);
}
