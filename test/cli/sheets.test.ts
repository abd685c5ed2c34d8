import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { inTheChat } from "../support/in-the-chat.ts";
import { callNuanxin, type Ran, runNuanxin } from "../support/nuanxin.ts";
import { layDatabase } from "../support/prepared-folder.ts";
import { readWhole } from "../support/whole-sheet.ts";
import { madeRow, writeSheet } from "../support/made-sheet.ts";

/** A roster in and out on the command line, on a folder of its own. */
describe("nuanxin import and export", { timeout: 300_000 }, () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "nuanxin-sheets-"));
    const rows = Array.from({ length: 40 }, (_, n) => madeRow(n, 4));
    writeFileSync(at("good.xlsx"), await writeSheet(rows));
    writeFileSync(at("bad.xlsx"), await writeSheet([...rows, { ...madeRow(99, 4), phone: "123" }]));
    await layDatabase(at("data"));
    await runNuanxin(environment(), "keys", "new");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const at = (name: string): string => join(folder, name);
  const environment = () => ({ DATABASE_URL: undefined, NUANXIN_DATA: at("data") });
  const run = (...words: string[]): Promise<Ran> => callNuanxin(environment(), ...words);
  const FOUND = ["--new-unions", "--district", "演示区总工会"];

  test("shows, refuses by row, writes whole, and the second time changes nothing", async () => {
    expect(await runNuanxin(environment(), "import", at("none.xlsx"))).toMatchObject({ code: 2 });
    const bad = await run("import", at("bad.xlsx"), ...FOUND, "--yes");
    expect(bad.code).toBe(1);
    expect(bad.out).toContain("第 42 行 手机号：填得不对");
    expect(bad.out).not.toContain("123」");
    const shown = await run("import", at("good.xlsx"), ...FOUND);
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.out).toContain("新增 40 人");
    const json = async (): Promise<unknown> =>
      JSON.parse((await run("import", at("good.xlsx"), ...FOUND, "--yes", "--json")).out);
    expect(await json()).toMatchObject({ rows: 40, added: 40, newUnions: 4, written: true });
    expect(await json()).toMatchObject({ rows: 40, added: 0, unchanged: 40, written: false });
  });

  test("exports masked, on record; full numbers wait for a director", async () => {
    expect(await run("export", "roster", "-o", at("out.xlsx"))).toMatchObject({ code: 2 });
    const masked = await runNuanxin(
      environment(),
      "export",
      "roster",
      "--purpose",
      "核对",
      "--union",
      "第1工会",
      "-o",
      at("out.xlsx"),
    );
    expect(masked.out).toContain("10 行，编号 X00001");
    const sheet = await readWhole(readFileSync(at("out.xlsx")));
    const text = JSON.stringify(sheet.ok ? sheet.value : []);
    expect(text).toContain("139****");
    expect(text).not.toMatch(/139\d{8}/);
    const full = await run("export", "roster", "--purpose", "核对", "--full", "-o", at("full.xlsx"));
    expect(full.out).toContain("已请主任核准，编号 X00002");
    expect(await run("export", "roster", "--number", "X00002", "-o", at("full.xlsx"))).toMatchObject({
      code: 1,
    });
    expect((await run("audit", "verify", "--json")).out).toContain('"ok":true');
  });

  test("what a director has approved in the chat is fetched once, in full and stamped", async () => {
    const [approved] = await inTheChat(at("data"), "吕强", ["同意导出 X00002"]);
    expect(approved).toContain("X00002");
    const fetch = () => run("export", "roster", "--number", "X00002", "-o", at("full.xlsx"));
    // The number is for what was asked, and for nothing else.
    const other = await run("export", "changes", "--number", "X00002", "-o", at("other.xlsx"));
    expect(other.code).toBe(1);
    expect(existsSync(at("other.xlsx"))).toBe(false);
    expect(await fetch()).toMatchObject({ code: 0 });
    const sheet = await readWhole(readFileSync(at("full.xlsx")));
    const text = JSON.stringify(sheet.ok ? sheet.value : []);
    expect(text).toMatch(/139\d{8}/);
    for (const stamped of ["X00002", "核对"]) expect(text).toContain(stamped);
    expect(await fetch()).toMatchObject({ code: 1 });
    const refused = await run("export", "roster", "--purpose", "再看", "--full", "-o", at("full2.xlsx"));
    expect(refused.out).toContain("编号 X00003");
    await inTheChat(at("data"), "吕强", ["不同意导出 X00003"]);
    const none = await run("export", "roster", "--number", "X00003", "-o", at("full2.xlsx"));
    expect(none.code).toBe(1);
    expect(existsSync(at("full2.xlsx"))).toBe(false);
    expect((await run("audit", "verify", "--json")).out).toContain('"ok":true');
  });
});
