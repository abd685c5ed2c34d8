import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";

import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";

import { scriptArguments } from "../../support/run-script.ts";
import { readWhole } from "../../support/whole-sheet.ts";
import { makeWorkbook, makeZip, type Part, sheetOf, textCell } from "./make-zip.ts";

const folder = mkdtempSync(`${tmpdir()}/nuanxin-sheets-`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAIN = sheetOf(`<row r="1">${textCell("A1", "姓名")}${textCell("B1", "单位")}</row>`);
const read = async (parts: readonly Part[]) => readWhole(makeZip(parts));
const refusal = async (parts: readonly Part[]): Promise<string> => {
  const result = await read(parts);
  return result.ok ? "read" : result.refusal;
};
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, 0x20);
const column = (letters: string, rows: number): string =>
  Array.from({ length: rows }, (_unused, at) => `<row r="${at + 1}"><c r="${letters}${at + 1}"/></row>`).join(
    "",
  );

describe("a sheet that somebody sent", () => {
  test("is read when there is nothing wrong with it", async () => {
    expect(await read(makeWorkbook(PLAIN))).toEqual({
      ok: true,
      value: [{ number: 1, cells: ["姓名", "单位"], formulas: [] }],
    });
  });

  test.each<readonly [string, string, () => readonly Part[]]>([
    ["a bomb", "too-large", () => makeWorkbook(zeros(80))],
    [
      "a bomb that claims to be small",
      "too-large",
      () => makeWorkbook(PLAIN, { more: [{ name: "xl/a.bin", content: zeros(80), claims: 10 }] }),
    ],
    [
      "a bomb in pieces",
      "too-large",
      () =>
        makeWorkbook(PLAIN, {
          more: [1, 2, 3, 4].map((n) => ({ name: `xl/media/${n}.png`, content: zeros(20) })),
        }),
    ],
    [
      "more parts than a workbook has",
      "not-a-workbook",
      () =>
        makeWorkbook(PLAIN, {
          more: Array.from({ length: 300 }, (_u, n) => ({ name: `xl/${n}`, content: "" })),
        }),
    ],
    [
      "an entity that would be fetched",
      "external-entities",
      () => makeWorkbook(sheetOf("", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    ],
    [
      "entities that multiply",
      "external-entities",
      () =>
        makeWorkbook(PLAIN, {
          more: [
            { name: "xl/sharedStrings.xml", content: '<!DOCTYPE l [<!ENTITY a "aaaa">]><sst>&a;</sst>' },
          ],
        }),
    ],
    [
      "an entity in a part that is not called XML",
      "external-entities",
      () => makeWorkbook(sheetOf("", "\n<!DOCTYPE x []>"), { path: "media/sheet.bin" }),
    ],
    [
      "an entity in another encoding",
      "external-entities",
      () => makeWorkbook(Buffer.from(`\uFEFF${sheetOf("", "<!DOCTYPE x []>")}`, "utf16le")),
    ],
    ["rows without end", "too-many-rows", () => makeWorkbook(sheetOf("<row/>".repeat(150_000)))],
    [
      "cells without end",
      "too-many-rows",
      () => makeWorkbook(sheetOf(`<row>${"<x:c/>".repeat(900_000)}</row>`)),
    ],
    [
      "more people than a roster takes",
      "too-many-rows",
      () =>
        makeWorkbook(
          sheetOf(
            Array.from(
              { length: 20_001 },
              (_u, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`,
            ).join(""),
          ),
        ),
    ],
    ["rows as wide as the sheet can be", "too-many-rows", () => makeWorkbook(sheetOf(column("XFD", 10)))],
    [
      "a formula that hides where it stands",
      "damaged",
      () => makeWorkbook(sheetOf("<row><c><f>1+1</f><v>2</v></c></row>")),
    ],
    ["a password", "encrypted", () => makeWorkbook(PLAIN).map((part) => ({ ...part, encrypted: true }))],
    ["a picture", "not-a-workbook", () => [{ name: "a.png", content: "x" }]],
    ["a path that leads out", "not-a-workbook", () => [{ name: "../../xl/workbook.xml", content: "x" }]],
  ])("with %s: %s", async (_what, verdict, parts) => {
    expect(await refusal(parts())).toBe(verdict);
  });

  test("with a second directory for those who read 64 bits", async () => {
    const parts = makeWorkbook(PLAIN);
    const result = await readWhole(makeZip(parts, { size64: true, tail: Buffer.alloc(76) }));
    expect(result).toMatchObject({ ok: false, refusal: "not-a-workbook" });
  });

  test("formulas are found however they are written, and come as no text", async () => {
    const cells = [
      `<c r="A1"><f>HYPERLINK("http://x")</f><v>1</v></c>`,
      `<x:c s="1" r='B1' ><x:f t="shared"/><x:v>2</x:v></x:c>`,
      `<c cm=">" r="C1">\n<f>WEBSERVICE("http://x")</f></c>`,
      `<c r = "D1"><f/></c>`,
      textCell("E1", "=cmd|' /C calc'!A0"),
    ];
    for (const path of ["worksheets/sheet1.xml", "elsewhere/of-another-name.dat"]) {
      const result = await read(makeWorkbook(sheetOf(`<row r="1">${cells.join("")}</row>`), { path }));
      expect(result.ok && result.value[0]?.formulas.filter((at) => at < 4)).toEqual(
        result.ok ? [0, 1, 2, 3].filter((at) => at < (result.value[0]?.cells.length ?? 0)) : null,
      );
      expect(result.ok && result.value[0]?.cells[4]).toBe("=cmd|' /C calc'!A0");
    }
  });

  test("whatever is broken about it is an answer and no fault", async () => {
    const whole = makeZip(makeWorkbook(PLAIN));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(whole.length)),
        async (changes, cut) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const result = await readWhole(cut === null ? bytes : bytes.subarray(0, cut));
          expect(typeof result.ok).toBe("boolean");
        },
      ),
      { numRuns: 300 },
    );
    for (const bytes of [
      new Uint8Array(),
      Buffer.from("PK"),
      Buffer.alloc(100),
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
    ])
      expect((await readWhole(bytes)).ok).toBe(false);
  });

  test("a bomb costs no memory: a process that refuses one needs hardly more than one that reads a roster", () => {
    const measure = (name: string, bytes: Buffer): { verdict: string; megabytes: number } => {
      writeFileSync(`${folder}/${name}`, bytes);
      const script = new URL("read-and-measure.ts", import.meta.url);
      return JSON.parse(
        execFileSync(process.execPath, scriptArguments(script, `${folder}/${name}`), { encoding: "utf8" }),
      ) as { verdict: string; megabytes: number };
    };
    const roster = measure("roster.xlsx", makeZip(makeWorkbook(PLAIN)));
    const bomb = measure("bomb.xlsx", makeZip(makeWorkbook(zeros(512))));
    expect([roster.verdict, bomb.verdict]).toEqual(["read", "too-large"]);
    expect(bomb.megabytes - roster.megabytes).toBeLessThan(160);
  });
});
