import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { FileSpool } from "../../../src/adapters/spool/file-spool.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import type { Vault } from "../../../src/domain/vault.ts";
import { Bot } from "../../../src/pipeline/bot.ts";
import { Shelter } from "../../../src/pipeline/faults/shelter.ts";
import { DATABASES } from "../../databases.ts";
import { searchDatabase } from "../../support/search-database.ts";
import { plainVault } from "../../support/plain-vault.ts";
import { SmallHouse } from "../../support/small-house.ts";
import { newRing } from "../../support/town-house.ts";

const WORKER = "demo-chenjing";
const OFFICER = "demo-zhaomin";
const GUEST = "demo-guest";
const PHOTO = "小明的白血病诊断证明";
/** Health, money, a minor and a photograph, by people who did not agree to it being kept. */
const TOLD: readonly (readonly [string, string])[] = [
  [WORKER, "我得了白血病，住院自付47123.45元，其中自费8765.43元，能补多少"],
  [WORKER, "我孩子小明得了白血病，自付47123.45，能补多少"],
  [WORKER, "票据 00123456 3月2日 自付一47123.45 自付二8765.43"],
  [OFFICER, "王建国查出白血病，住院自付47123.45元，能补多少"],
  [GUEST, "我爱人得了白血病没工作，自付47123.45"],
];
const PLANTED = ["白血病", "小明", "47123.45", "8765.43"];
/** As they would stand in a file that is not sealed, escaped, or packed as a picture. */
const IN_CLEAR = PLANTED.flatMap((text) => [
  text,
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -1),
  Buffer.from(text).toString("hex"),
]);

describe.each(DATABASES)("on $name, told without consent while the database is away", ({ open }) => {
  let folder = "";
  let small: SmallHouse;
  let bot: Bot;
  let shelter: Shelter;
  let isUp = true;

  beforeEach(async () => {
    folder = mkdtempSync(`${tmpdir()}/nuanxin-spool-`);
    isUp = true;
    small = new SmallHouse(await open());
    await small.open();
    await small.say(WORKER, "撤回同意");
    await small.say(WORKER, "同意");
    await startBot();
  });
  afterEach(async () => {
    await small.database.close();
    rmSync(folder, { recursive: true });
  });

  const ring = newRing();
  /** The bot over the same house and the same folder; what it has in memory is new. */
  async function startBot(vault: Vault = new AesVault(ring)): Promise<void> {
    const house = await small.open();
    const channel = { send: (): Promise<string> => Promise.resolve(randomUUID()) };
    const { render, clock, log } = house;
    const spool = await FileSpool.open({ folder, vault });
    shelter = new Shelter({ spool, channel, render, clock, log }, !isUp);
    const probe = (): Promise<void> => (isUp ? Promise.resolve() : Promise.reject(new Error("away")));
    bot = new Bot(house, { channel, db: small.database.senderDb, shelter, probe });
  }

  /** Said while the database does not answer; every second one with a photograph. */
  async function tellAll(): Promise<void> {
    isUp = false;
    shelter.noteAway();
    for (const [index, [contactId, text]] of TOLD.entries()) {
      small.clock.set(new Date(small.clock.now().getTime() + 4_000));
      const bytes = new TextEncoder().encode(PHOTO);
      await bot.receive({
        id: randomUUID(),
        from: { contactId },
        text,
        sentAt: small.clock.now(),
        addressed: true,
        ...(index % 2 === 0
          ? {}
          : { attachment: { name: `${PHOTO}.jpg`, size: bytes.length, load: () => Promise.resolve(bytes) } }),
      });
    }
  }

  const files = (): readonly string[] => readdirSync(folder);
  const inClear = (): readonly string[] =>
    files().flatMap((name) =>
      IN_CLEAR.filter((text) => `${name}\n${readFileSync(`${folder}/${name}`, "utf8")}`.includes(text)),
    );
  const inLog = (): readonly string[] =>
    small.log.filter((line) => PLANTED.some((text) => line.includes(text)));

  test("it lies sealed on the disk, and once it was handled it is nowhere", async () => {
    await tellAll();
    expect(files().filter((name) => name.endsWith(".message"))).toHaveLength(TOLD.length);
    expect(inClear()).toEqual([]);
    isUp = true;
    await bot.pump();
    expect(files()).toEqual([]);
    expect(await searchDatabase(small.database.db, PLANTED)).toEqual([]);
    expect(inLog()).toEqual([]);
  });

  test("a spool that seals nothing would be found out", async () => {
    await startBot(plainVault);
    await tellAll();
    // In words, and within the photographs.
    const photographed = Buffer.from("小明").toString("base64").slice(0, -1);
    expect(inClear()).toEqual(expect.arrayContaining([...PLANTED, photographed]));
  });

  test("nor is it anywhere after the bot was ended in between", async () => {
    await tellAll();
    await startBot();
    expect(inClear()).toEqual([]);
    isUp = true;
    await bot.pump();
    await startBot();
    expect(files()).toEqual([]);
    expect(await searchDatabase(small.database.db, PLANTED)).toEqual([]);
    expect(inLog()).toEqual([]);
  });

  test("what was consented to is kept as if it had come in time", async () => {
    await tellAll();
    isUp = true;
    await bot.pump();
    await small.say(OFFICER, "取消");
    await small.say(WORKER, "我得了白血病，自付47123.45元，不含自费，能补多少");
    await small.say(WORKER, "同意");
    await tellAll();
    isUp = true;
    await bot.pump();
    expect(files()).toEqual([]);
    const kept = await searchDatabase(small.database.db, ["8765.43"]);
    expect(kept.some((place) => place.startsWith("inbox"))).toBe(true);
    // The child's illness needs a consent of its own still.
    expect(await searchDatabase(small.database.db, ["小明"])).toEqual([]);
  });
});
