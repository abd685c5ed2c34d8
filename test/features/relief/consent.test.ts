import { afterEach, beforeEach, describe, expect, test } from "vitest";

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

  test("withdrawing empties the conversation", async () => {
    await small.say(WORKER, TOLD);
    await small.say(WORKER, "撤回同意");
    expect((await search()).filter((place) => place.startsWith("conversations"))).toEqual([]);
  });
});
