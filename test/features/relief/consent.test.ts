import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { queryRows } from "../../../src/features/database.ts";
import { DATABASES } from "../../databases.ts";
import { searchDatabase } from "../../support/search-database.ts";
import { SmallHouse } from "../../support/small-house.ts";

const WORKER = "demo-chenjing";
const OFFICER = "demo-zhaomin";
const GUEST = "demo-guest";
/** Figures and an illness that stand nowhere else. */
const PLANTED = ["白血病", "47123.45", "47,123.45", "8765.43"];
const TOLD = "我得了白血病，住院自付47123.45元，其中自费8765.43元，能补多少";

describe.each(DATABASES)("on $name, without consent", ({ open }) => {
  let small: SmallHouse;
  beforeEach(async () => {
    small = new SmallHouse(await open());
    await small.open();
  });
  afterEach(() => small.database.close());

  const search = (): Promise<string[]> => searchDatabase(small.database.db, PLANTED);
  const inLog = (): string[] => small.log.filter((line) => PLANTED.some((text) => line.includes(text)));

  async function withNoticeOnly(contactId: string): Promise<void> {
    await small.say(contactId, "撤回同意");
    await small.say(contactId, "同意");
  }

  test("nothing of health or money is stored, and the search can find what is", async () => {
    await withNoticeOnly(WORKER);
    await small.say(WORKER, TOLD);
    expect(await search()).toEqual([]);
    await small.say(WORKER, "不同意");
    expect(await search()).toEqual([]);
    await small.say(WORKER, TOLD);
    await small.say(WORKER, "你好");
    expect(await search()).toEqual([]);
    await small.say(WORKER, TOLD);
    await small.say(WORKER, "同意");
    // With consent it is kept: the message, and what the conversation goes on from.
    expect((await search()).some((place) => place.startsWith("inbox"))).toBe(true);
    expect((await search()).some((place) => place.startsWith("conversations"))).toBe(true);
    expect(inLog()).toEqual([]);
  });

  test("a restart forgets what waited", async () => {
    await withNoticeOnly(WORKER);
    await small.say(WORKER, TOLD);
    await small.open();
    await small.say(WORKER, "同意");
    expect(await search()).toEqual([]);
  });

  test("a guest is told the policy, and what was said is kept nowhere", async () => {
    await small.say(GUEST, TOLD);
    await small.say(GUEST, "我要申请大病救助，自付47123.45元");
    expect(await search()).toEqual([]);
    expect(inLog()).toEqual([]);
  });

  test("before the first notice nothing is kept either", async () => {
    await small.say(WORKER, "撤回同意");
    await small.say(WORKER, TOLD);
    expect(await search()).toEqual([]);
  });

  test("an officer says first that the person agrees", async () => {
    await small.say(OFFICER, "王建国得了白血病，住院自付47123.45元，其中自费8765.43元，能补多少");
    expect(await search()).toEqual([]);
    await small.say(OFFICER, "取消");
    expect(await search()).toEqual([]);
  });

  test("what-ifs, an application, bills, photographs and a child wait for it like the first word", async () => {
    const photo = new TextEncoder().encode("白血病诊断证明");
    await small.say(WORKER, "我生病自付3万，不含自费，能补多少");
    await small.say(WORKER, "申请");
    await small.say(WORKER, "确认");
    await withNoticeOnly(WORKER);
    const told = [
      "要是自付47123.45呢",
      "我要申请大病救助，自付47123.45元",
      "票据 00123456 3月2日 自付一47123.45 自付二8765.43",
      "我孩子得了白血病，自付47123.45，能补多少",
      "我爱人得了白血病没工作，自付47,123.45",
    ];
    for (const text of told) {
      await small.say(WORKER, text);
      expect([text, await search()]).toEqual([text, []]);
      await small.say(WORKER, "不同意");
    }
    await small.say(WORKER, "补材料");
    await small.say(WORKER, "", photo);
    await small.say(WORKER, "票据 00123456 3月2日 自付一47123.45 自付二8765.43");
    const count = () =>
      queryRows(
        small.database.db,
        sql`select (select count(*)::int from bills) as bills, (select count(*)::int from application_papers) as papers,
          (select count(*)::int from paper_chunks) as chunks, (select count(*)::int from attachment_chunks) as attached`,
      );
    expect(await search()).toEqual([]);
    expect(await count()).toEqual([{ bills: 0, papers: 0, chunks: 0, attached: 0 }]);
    // With consent the bill that waited goes in, and the photograph that is sent now.
    await small.say(WORKER, "同意");
    await small.say(WORKER, "", photo);
    expect(await count()).toEqual([{ bills: 1, papers: 1, chunks: 1, attached: 0 }]);
    expect((await search()).some((place) => place.startsWith("bills"))).toBe(true);
    expect(inLog()).toEqual([]);
  });

  test("withdrawing empties the conversation", async () => {
    await small.say(WORKER, TOLD);
    await small.say(WORKER, "撤回同意");
    expect((await search()).filter((place) => place.startsWith("conversations"))).toEqual([]);
  });
});
